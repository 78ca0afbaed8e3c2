import Link from 'next/link'
import { href } from '@/components/layout/href'
import { mondayOf, nextWeek, previousWeek, sundayOf, type Week } from '@/domain/figures/week'
import { longDay, weekNumber } from '@/i18n/format'
import type { ReachPage } from '../queries/reach-page'
import { periods, type ReachFilter } from '../schema'
import styles from './reach.module.css'
import { reachWords } from './words'

type Props = { period: ReachPage['period']; filter: ReachFilter; current: Week }

const periodWords = async ({ kind, week, firstWeek }: ReachPage['period']) => {
  const { t, locale } = await reachWords()
  const until = longDay(sundayOf(week), locale)
  const from = longDay(mondayOf(firstWeek ?? week), locale)
  const number = weekNumber(week)
  if (kind === 'all') return t('period.ofAll', { until })
  if (kind === 'week') return t('period.ofWeek', { number, from, until })
  return t('period.ofFour', { first: weekNumber(firstWeek ?? week), number, from, until })
}

/** The heading with the period, links to others, and to the week itself. */
export const ReachHead = async ({ period, filter, current }: Props) => {
  const { t } = await reachWords()
  const at = (changes: Partial<ReachFilter>) => href('/calls/reach', {}, { ...filter, page: undefined, ...changes })
  const number = (week: Week) => ({ number: weekNumber(week) })
  const [previous, next] = [previousWeek(period.week), nextWeek(period.week)]
  return (
    <header className={styles.head}>
      <h1>{t('title')}</h1>
      <p className="soft">{await periodWords(period)}</p>
      <p className="soft">{t('internal')}</p>
      <nav aria-label={t('period.label')} className="no-print">
        <div className={styles.steps}>
          {periods.map((kind) =>
            kind === period.kind ? (
              <span key={kind} aria-current="true">
                <b>{t(`period.${kind}`)}</b>
              </span>
            ) : (
              <Link key={kind} href={at({ period: kind })}>
                {t(`period.${kind}`)}
              </Link>
            ),
          )}
        </div>
        <div className={styles.steps}>
          <Link href={at({ week: previous })} rel="prev">
            ← {t('period.previous', number(previous))}
          </Link>
          {period.week < current ? (
            <Link href={at({ week: next })} rel="next">
              {t('period.next', number(next))} →
            </Link>
          ) : null}
          {period.week === current ? null : <Link href={at({ week: undefined })}>{t('period.now')}</Link>}
          <Link href={href('/weeks/[week]', { week: period.week })}>{t('toWeek', number(period.week))}</Link>
        </div>
      </nav>
    </header>
  )
}

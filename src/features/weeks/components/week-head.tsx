import { ConfirmedDownload } from '@/components/form/confirmed-download'
import { href } from '@/components/layout/href'
import Link from 'next/link'
import { mondayOf, nextWeek, previousWeek, sundayOf, type Week } from '@/domain/figures/week'
import type { Locale } from '@/i18n/locale'
import { longDay, weekNumber } from '@/i18n/format'
import type { WeekPage } from '../queries/week-page'
import { NodeChoice } from './node-choice'
import { nodeOptions, nodeQuery } from './node-options'
import styles from './weeks.module.css'
import { weekWords } from './words'

type Props = { page: WeekPage; week: Week; current: Week }

const Steps = async ({ page, week, current }: Props) => {
  const { t } = await weekWords()
  const at = (to: Week) => href('/weeks/[week]', { week: to }, nodeQuery(page.node))
  const number = (to: Week) => ({ number: weekNumber(to) })
  return (
    <nav aria-label={t('step.label')} className={`${styles.steps} no-print`}>
      <Link href={at(previousWeek(week))} rel="prev">
        ← {t('step.previous', number(previousWeek(week)))}
      </Link>
      {week < current ? (
        <Link href={at(nextWeek(week))} rel="next">
          {t('step.next', number(nextWeek(week)))} →
        </Link>
      ) : null}
      {week === current ? null : <Link href={at(current)}>{t('step.now')}</Link>}
    </nav>
  )
}

/** The first day of a week, without the month and year when the last day has the same. */
const dayBefore = (first: string, last: string, locale: Locale) => {
  if (first.slice(0, 7) === last.slice(0, 7)) return String(Number(first.slice(8)))
  return first.slice(0, 4) === last.slice(0, 4) ? longDay(first, locale).slice(0, -5) : longDay(first, locale)
}

/** The heading with the week and the node, links to the weeks around it, and the choice of another node. */
export const WeekHead = async (props: Props) => {
  const { t, locale } = await weekWords()
  const { page, week } = props
  const period = { from: dayBefore(mondayOf(week), sundayOf(week), locale), until: longDay(sundayOf(week), locale) }
  return (
    <header className={styles.head}>
      <div>
        <h1>{t('heading', { number: weekNumber(week) })}</h1>
        <p className="soft">
          {t('period', period)} · {page.node.name ?? t('node.whole')}
        </p>
        <Steps {...props} />
      </div>
      <div className={`${styles.tools} no-print`}>
        <NodeChoice
          label={t('node.label')}
          whole={t('node.whole')}
          nothing={t('node.nothing')}
          week={week}
          value={page.node.level === 'organisation' ? null : `${page.node.level}:${page.node.ref}`}
          groups={nodeOptions(page.schools, {
            municipality: t('node.municipality'),
            board: t('node.board'),
            school: t('node.school'),
          })}
        />
        {week < props.current ? (
          <Link className="button" href={href('/releases/[grain]/[at]', { grain: 'week', at: week })}>
            {t('summary')}
          </Link>
        ) : null}
        <ConfirmedDownload href={href('/api/weeks/[week]/[format]', { week, format: 'csv' }, nodeQuery(page.node))}>
          {t('csv')}
        </ConfirmedDownload>
        <ConfirmedDownload href={href('/api/weeks/[week]/[format]', { week, format: 'xlsx' }, nodeQuery(page.node))}>
          {t('xlsx')}
        </ConfirmedDownload>
      </div>
    </header>
  )
}

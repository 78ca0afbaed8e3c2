import Link from 'next/link'
import type { Route } from 'next'
import { EmptyState } from '@/components/list/empty-state'
import type { Week } from '@/domain/figures/week'
import { weekNumber } from '@/i18n/format'
import type { WeekPage } from '../queries/week-page'
import { weekWords } from './words'

/** Shown for a week without a counting interview: says what would count, and links to a week with figures. */
export const EmptyWeek = async ({ page, week }: { page: WeekPage; week: Week }) => {
  const { t } = await weekWords()
  const whole = page.node.level === 'organisation'
  return (
    <EmptyState title={whole ? t('empty.title') : t('empty.nodeTitle')}>
      <p>{t('empty.text')}</p>
      {whole ? (
        <Link className="button" href={'/families' as Route}>
          {t('empty.families')}
        </Link>
      ) : (
        <Link className="button" href={`/weeks/${week}` as Route}>
          {t('empty.whole')}
        </Link>
      )}
      {page.earlier ? (
        <Link href={`/weeks/${page.earlier}` as Route}>
          {t('empty.earlier', { number: weekNumber(page.earlier), year: page.earlier.slice(0, 4) })}
        </Link>
      ) : (
        <Link href={'/imports' as Route}>{t('empty.imports')}</Link>
      )}
    </EmptyState>
  )
}

import { href } from '@/components/layout/href'
import Link from 'next/link'
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
        <Link className="button" href="/families">
          {t('empty.families')}
        </Link>
      ) : (
        <Link className="button" href={href('/weeks/[week]', { week })}>
          {t('empty.whole')}
        </Link>
      )}
      {page.earlier ? (
        <Link href={href('/weeks/[week]', { week: page.earlier })}>
          {t('empty.earlier', { number: weekNumber(page.earlier), year: page.earlier.slice(0, 4) })}
        </Link>
      ) : (
        <Link href="/imports">{t('empty.imports')}</Link>
      )}
    </EmptyState>
  )
}

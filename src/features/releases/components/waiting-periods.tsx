import type { Route } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { PeriodRow } from '../queries/periods'
import { periodName, periodPath } from './period-words'

/** What is still to be prepared or approved, the newest first: a line each. */
export const WaitingPeriods = async ({ periods }: { periods: readonly PeriodRow[] }) => {
  const t = await getTranslations('releases')
  if (periods.length === 0) return <p className="soft">{t('allPublished')}</p>
  return (
    <ul>
      {periods.map(({ period, state }) => (
        <li key={periodPath(period)}>
          <Link href={periodPath(period) as Route}>{periodName(period, t)}</Link>{' '}
          <span className="soft">{t(`states.${state}`)}</span>
        </li>
      ))}
    </ul>
  )
}

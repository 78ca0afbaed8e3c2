import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { isolatedText } from '@/domain/isolated-text'
import type { PeriodRow } from '../parts/periods'
import type { WaitingReason } from '../queries/waiting-reasons'
import { periodName, periodPath } from './period-words'

type Props = { periods: readonly PeriodRow[]; reasons: readonly WaitingReason[] }

/** Periods that wait to be prepared or approved, the newest first, and reasons of withdrawals that wait: one line each. */
export const WaitingPeriods = async ({ periods, reasons }: Props) => {
  const t = await getTranslations('releases')
  if (periods.length + reasons.length === 0) return <p className="soft">{t('allPublished')}</p>
  return (
    <ul>
      {reasons.map(({ releaseId, number, name }) => (
        <li key={releaseId}>
          <Link href={href('/releases/issue/[id]', { id: releaseId })}>
            {t('issue.why.waiting', { number, name: isolatedText(name) })}
          </Link>{' '}
          <span className="soft">{t('issue.why.waitingState')}</span>
        </li>
      ))}
      {periods.map(({ period, state }) => (
        <li key={periodPath(period)}>
          <Link href={periodPath(period)}>{periodName(period, t)}</Link>{' '}
          <span className="soft">{t(`states.${state}`)}</span>
        </li>
      ))}
    </ul>
  )
}

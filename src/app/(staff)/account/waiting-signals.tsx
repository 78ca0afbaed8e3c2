import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { StaffActor } from '@/domain/access/actor'
import { unseenSignalCount } from '@/features/signals/queries/unseen-signal-count'

/** Leads to the signals that wait, also for a coordinator, who has no entry for them in the menu. */
export const WaitingSignals = async ({ actor }: { actor: StaffActor }) => {
  const count = await unseenSignalCount(actor)
  if (count === 0) return null
  const t = await getTranslations('signals')
  return (
    <p>
      {t('waiting', { count })} <Link href="/signals">{t('open')}</Link>
    </p>
  )
}

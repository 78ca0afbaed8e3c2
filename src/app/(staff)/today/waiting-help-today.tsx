import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { HelpItems } from '@/features/help/components/help-item'
import type { waitingHelp } from '@/features/help/queries/waiting-help'
import type { StaffChoice } from '@/i18n/use-staff-label'
import { today } from '@/server/clock'

type Props = { waiting: Awaited<ReturnType<typeof waitingHelp>>; owners: readonly StaffChoice[] }

/** Help on which nobody works, and the actor's own of which a parent said that it did not help or did not arrive. */
export const WaitingHelpToday = async ({ waiting: { items, count }, owners }: Props) => {
  if (count === 0) return null
  const t = await getTranslations('help.followUp')
  const lists = [
    { title: t('unattended'), items: items.filter(({ isUnattended }) => isUnattended) },
    { title: t('wanted'), items: items.filter(({ isUnattended }) => !isUnattended) },
  ]
  return (
    <>
      {lists.map((list) =>
        list.items.length > 0 ? (
          <div key={list.title}>
            <h3>{list.title}</h3>
            <HelpItems items={list.items} owners={owners} today={today()} />
          </div>
        ) : null,
      )}
      {count > items.length ? (
        <p>
          <Link href="/help">{t('more', { count: count - items.length })}</Link>
        </p>
      ) : null}
    </>
  )
}

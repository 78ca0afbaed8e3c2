import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import type { TableAddress } from '@/components/table/table-address'
import type { StaffActor } from '@/domain/access/actor'
import { weekAt, type Week as WeekId } from '@/domain/figures/week'
import { ladderOfWeek } from '@/features/reach/queries/ladder-of-week'
import { Week } from '@/features/weeks/components/week'
import type { WeekPage } from '@/features/weeks/queries/week-page'
import { now } from '@/server/clock'

type Props = { actor: StaffActor; page: WeekPage; week: WeekId; address: TableAddress }

/**
 * The week, with the lines about its reach that come from the outcomes of attempts. They are about the whole organisation: an
 * interview belongs to a board or school by its own answers, so a part of the list would not add up.
 */
export const WeekWithReach = async ({ actor, page, week, address }: Props) => {
  const t = await getTranslations('reach')
  const isWhole = page.node.level === 'organisation'
  const ladder = isWhole ? await ladderOfWeek(actor, week) : null
  const lines = ladder
    ? [
        { label: t('week.refused'), families: ladder.refused },
        { label: t('week.waiting'), families: ladder.waitingForNumber },
        { label: t('week.stopped'), families: ladder.places.stopped },
        { label: t('week.untried'), families: ladder.places.untried },
      ]
    : []
  const link = isWhole ? (
    <p className="no-print">
      <Link href={href('/calls/reach', {}, { week })}>{t('week.link')}</Link>
    </p>
  ) : null
  return <Week page={page} week={week} current={weekAt(now())} address={address} reachLines={lines} reachLink={link} />
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { PeriodRow } from '../parts/periods'
import { periodsToPublish } from './periods-to-publish'

/** The first page shows a few; the page of summaries lists all. */
const mostWaiting = 4

/**
 * Periods that wait for this actor: for a coordinator also those not prepared yet, for a coach those that can be approved.
 */
export const waitingPeriods = async (actor: Actor): Promise<PeriodRow[]> => {
  const mayPrepare = can(actor, 'release.prepare')
  return (await periodsToPublish(actor))
    .filter(({ state }) => state !== 'published' && (mayPrepare || state !== 'waiting'))
    .slice(0, mostWaiting)
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { PeriodRow } from '../parts/periods'
import { periodsToPublish } from './periods-to-publish'

/** Enough to see that something waits; the rest stands on the page of summaries. */
const mostWaiting = 4

/** What waits for somebody: for a coordinator also what is not prepared yet, for a coach what can be approved. */
export const waitingPeriods = async (actor: Actor): Promise<PeriodRow[]> => {
  const mayPrepare = can(actor, 'release.prepare')
  return (await periodsToPublish(actor))
    .filter(({ state }) => state !== 'published' && (mayPrepare || state !== 'waiting'))
    .slice(0, mostWaiting)
}

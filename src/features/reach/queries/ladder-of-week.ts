import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Ladder } from '@/domain/calls/reach'
import type { Week } from '@/domain/figures/week'
import { authorize } from '@/server/authorize'
import { familyPlaces } from '../parts/family-places'
import { periodOf } from '../parts/period'
import { wholeFigures } from '../parts/reach-figures'

/** Where the families of the whole organisation stand at the end of a week. */
export const ladderOfWeek = async (actor: Actor, week: Week): Promise<Ladder> => {
  await authorize(actor, 'week.read')
  return wholeFigures(await familyPlaces(actor, periodOf({ period: 'week', week }), {})).ladder
}

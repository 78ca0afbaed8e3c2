import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { authorize, requireFound } from '@/server/authorize'
import { database, Prisma } from '@/server/db'
import { concernInScope, familyScope, holderColumns, holdersOf } from '@/server/scope'
import { concernRows } from '../parts/concern-rows'
import { othersConcerns } from '../parts/raised-by'

/**
 * The concerns about a family that the actor may read: all for a coordinator, a caller's own for a caller. `others` tells a
 * caller whether colleagues' concerns stand.
 */
export const concernsOfFamily = async (actor: StaffActor, familyId: string) => {
  const family = requireFound(
    await database(actor).family.findFirst({
      where: { ...familyScope(actor), AND: { id: familyId } },
      select: holderColumns,
    }),
    { actor, verb: 'concern.raise', id: familyId },
  )
  await authorize(actor, 'concern.raise', { id: familyId, ...holdersOf(family) })
  const [concerns, othersByFamily] = await Promise.all([
    concernRows(actor, Prisma.sql`concern.family_id = ${familyId}::uuid and ${concernInScope(actor)}`),
    othersConcerns(actor, can(actor, 'concern.read') ? [] : [familyId]),
  ])
  return { concerns, others: othersByFamily.get(familyId) ?? null }
}

import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { authorize, requireFound } from '@/server/authorize'
import { database, Prisma } from '@/server/db'
import { concernInScope, familyScope } from '@/server/scope'
import { concernRows } from '../parts/concern-rows'
import { othersConcerns } from '../parts/raised-by'

/** All concerns about a family: whole to coordinators, one's own to a caller, who is told that there are others. */
export const concernsOfFamily = async (actor: StaffActor, familyId: string) => {
  const family = requireFound(
    await database().family.findFirst({
      where: { ...familyScope(actor), AND: { id: familyId } },
      select: { callerId: true },
    }),
    { actor, verb: 'concern.raise', id: familyId },
  )
  await authorize(actor, 'concern.raise', { id: familyId, callerId: family.callerId })
  return {
    concerns: await concernRows(
      actor,
      Prisma.sql`interview.family_id = ${familyId}::uuid and ${concernInScope(actor)}`,
    ),
    others: can(actor, 'concern.read') ? null : await othersConcerns(actor, familyId),
  }
}

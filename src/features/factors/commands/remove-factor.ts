import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { removeOne } from '../parts/remove-one'

/** Removes one of the actor's own apps. The last factor stays, but for a demonstration; the recovery codes go with it. */
export const removeFactor = async (actor: StaffActor, { factorId }: { factorId: string }): Promise<void> => {
  const { staffId, organisationId } = actor
  const where = { id: factorId, staffId, organisationId }
  const select = { id: true, staffId: true } as const
  const factor = requireFound(await database(actor).factor.findFirst({ where, select }), {
    actor,
    verb: 'factor.remove',
    id: factorId,
  })
  await authorize(actor, 'factor.remove', { id: factor.id, ownerId: factor.staffId })
  requireFresh(actor)
  await removeOne(actor, factorId, async (tx) => (await tx.factor.deleteMany({ where })).count)
}

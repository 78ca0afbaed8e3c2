import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import { enqueueNotice } from '../parts/letters'
import { lockFactors } from '../parts/store-factor'

/** Removes one of the actor's own factors. The last one stays, but for a demonstration; the recovery codes go with it. */
export const removeFactor = async (actor: StaffActor, { factorId }: { factorId: string }): Promise<void> => {
  const { staffId, organisationId } = actor
  const where = { id: factorId, staffId, organisationId }
  const select = { id: true, staffId: true } as const
  const factor = requireFound(await database().factor.findFirst({ where, select }), {
    actor,
    verb: 'factor.remove',
    id: factorId,
  })
  await authorize(actor, 'factor.remove', { id: factor.id, ownerId: factor.staffId })
  requireFresh(actor)
  await inTransaction(async (tx) => {
    const isLast = (await lockFactors(tx, staffId)) < 2
    if (isLast && !actor.isDemonstration) throw new AppError('conflict', 'last_factor')
    const { count } = await tx.factor.deleteMany({ where })
    if (count === 0) throw new AppError('conflict', 'changed_meanwhile')
    if (isLast) await tx.recoveryCode.deleteMany({ where: { staffId } })
    await audit(tx, actor, 'factor.remove', factorId)
    await enqueueNotice(tx, actor, staffId)
  })
}

import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { lockFamily } from '@/server/family-lock'
import { requireFamily } from '../parts/family-of-interpreter'
import type { InterpreterOfFamily } from '../schema'

/** The parent does not want this interpreter. A booking of theirs stands no more. */
export const refuseInterpreter = async (actor: StaffActor, { familyId, interpreterId }: InterpreterOfFamily) => {
  const { organisationId } = await requireFamily(actor, 'interpreter.refuse', familyId)
  return inTransaction(actor, async (tx) => {
    await lockFamily(tx, familyId)
    const where = { id: interpreterId, organisationId }
    requireFound(await tx.interpreter.findFirst({ where, select: { id: true } }), {
      actor,
      verb: 'interpreter.refuse',
      id: interpreterId,
    })
    if ((await tx.interpreterRefusal.count({ where: { familyId, interpreterId } })) > 0) return { id: interpreterId }
    await tx.interpreterRefusal.create({
      data: { familyId, interpreterId, organisationId, recordedById: actor.staffId, recordedAt: now() },
      select: { familyId: true },
    })
    await audit(tx, actor, 'interpreter.refuse', interpreterId, { family: familyId })
    return { id: interpreterId }
  })
}

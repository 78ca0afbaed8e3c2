import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { requireFound } from '@/server/authorize'
import { database, inTransaction } from '@/server/db'
import { lockFamily } from '@/server/family-lock'
import { familyScope } from '@/server/scope'
import { requireFamily } from '../parts/family-of-interpreter'
import type { RecordInterpreter } from '../schema'

/** Notes who interpreted at a call that ended; null: nobody of the register. */
export const recordInterpreter = async (actor: StaffActor, { interviewId: id, interpreterId }: RecordInterpreter) => {
  const lookUp = { actor, verb: 'interpreter.record' } as const
  const { familyId, organisationId } = requireFound(
    await database(actor).interview.findFirst({
      where: { id, endedAt: { not: null }, family: familyScope(actor) },
      select: { familyId: true, organisationId: true },
    }),
    { ...lookUp, id },
  )
  await requireFamily(actor, 'interpreter.record', familyId)
  return inTransaction(actor, async (tx) => {
    await lockFamily(tx, familyId)
    if (interpreterId !== null) {
      const where = { id: interpreterId, organisationId }
      requireFound(await tx.interpreter.findFirst({ where, select: { id: true } }), { ...lookUp, id: interpreterId })
    }
    await tx.interview.update({ where: { id }, data: { interpreterId }, select: { id: true } })
    await audit(tx, actor, 'interpreter.record', id, { family: familyId, interpreter: interpreterId })
    return { id }
  })
}

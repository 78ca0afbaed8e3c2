import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { lockFamily } from '@/server/family-lock'
import { requireFamily } from '../parts/family-of-interpreter'
import type { InterpreterOfFamily } from '../schema'

/** The parent wants this interpreter after all. */
export const withdrawRefusal = async (actor: StaffActor, { familyId, interpreterId }: InterpreterOfFamily) => {
  await requireFamily(actor, 'interpreter.accept', familyId)
  return inTransaction(actor, async (tx) => {
    await lockFamily(tx, familyId)
    const { count } = await tx.interpreterRefusal.deleteMany({ where: { familyId, interpreterId } })
    if (count > 0) await audit(tx, actor, 'interpreter.accept', interpreterId, { family: familyId })
    return { id: interpreterId }
  })
}

import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { requireFound } from '@/server/authorize'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamily } from '@/server/family-lock'
import { lockedNotice, markTold } from '@/server/interpreter-notices'
import { familyScope } from '@/server/scope'
import { requireFamily } from '../parts/family-of-interpreter'
import type { MarkInterpreterTold } from '../schema'

/** Somebody called the interpreter. Refuses when there is something else to tell by now, and repeats nothing. */
export const markInterpreterTold = async (actor: StaffActor, { id, notice }: MarkInterpreterTold) => {
  const { familyId, organisationId, interpreterId } = requireFound(
    await database(actor).interpreterBooking.findFirst({
      where: { id, family: familyScope(actor) },
      select: { familyId: true, organisationId: true, interpreterId: true },
    }),
    { actor, verb: 'interpreter.tell', id },
  )
  await requireFamily(actor, 'interpreter.tell', familyId)
  return inTransaction(actor, async (tx) => {
    await lockFamily(tx, familyId)
    const row = await lockedNotice(tx, organisationId, id)
    if (!row) return { id }
    if (row.notice !== notice) throw new AppError('conflict', 'changed_meanwhile')
    await markTold(tx, row, actor.staffId)
    await audit(tx, actor, 'interpreter.tell', interpreterId, { family: familyId, notice, by: 'phone' })
    return { id }
  })
}

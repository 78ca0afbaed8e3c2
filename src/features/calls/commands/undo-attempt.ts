import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { outcomeRules, undoForMs } from '@/domain/calls/outcomes'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { familyScope } from '@/server/scope'
import type { UndoAttempt } from '../schema'
import { lockFamily, updateLastAttempt } from '../parts/family-to-call'

const requireAttempt = async (actor: Actor, id: string) =>
  requireFound(
    await database().contactAttempt.findFirst({
      where: { id, organisationId: actor.organisationId, family: familyScope(actor) },
      select: {
        id: true,
        at: true,
        familyId: true,
        contactPointId: true,
        outcome: true,
        staffId: true,
        organisationId: true,
        family: { select: { callerId: true } },
      },
    }),
    { actor, verb: 'attempt.undo', id },
  )

type Attempt = Awaited<ReturnType<typeof requireAttempt>>

/** Opens the number again, unless another attempt also found it dead. */
const reopenNumber = async (tx: Transaction, { contactPointId, outcome }: Attempt) => {
  if (!contactPointId || !outcomeRules[outcome].closesNumber) return
  const others = await tx.contactAttempt.count({ where: { contactPointId, outcome, undoneAt: null } })
  if (others === 0) await tx.contactPoint.update({ where: { id: contactPointId }, data: { state: 'active' } })
}

/** Deletes the call request that the attempt created, and opens the ones that it replaced (see `recordAttempt`). */
const restoreRequests = async (tx: Transaction, { id, familyId, at, outcome }: Attempt) => {
  if (!outcomeRules[outcome].asksForDay) return
  const deletedRequests = await tx.callRequest.deleteMany({ where: { id, familyId, closedAt: null } })
  if (deletedRequests.count > 0)
    await tx.callRequest.updateMany({ where: { familyId, closedAt: at }, data: { closedAt: null } })
}

/** Undoes an attempt for a short time after it. The row stays and is marked as undone, so the history is complete. */
export const undoAttempt = async (actor: Actor, { id }: UndoAttempt) => {
  const attempt = await requireAttempt(actor, id)
  await authorize(actor, 'attempt.undo', { ...attempt, callerId: attempt.family.callerId })
  return inTransaction(async (tx) => {
    await lockFamily(tx, attempt.familyId)
    const undoneAt = now()
    if (undoneAt.getTime() - attempt.at.getTime() > undoForMs) throw new AppError('locked', 'too_late_to_undo')
    const undone = await tx.contactAttempt.updateMany({ where: { id, undoneAt: null }, data: { undoneAt } })
    if (undone.count === 0) return { id }
    await reopenNumber(tx, attempt)
    await restoreRequests(tx, attempt)
    await updateLastAttempt(tx, attempt.familyId)
    await audit(tx, actor, 'attempt.undo', id, { family: attempt.familyId })
    return { id }
  })
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import type { Transaction } from '@/server/db'

/**
 * Retires a question that is in use, a millisecond later than `at`: a call that began in that millisecond keeps the question
 * that it shows. The own questions of the organisation must be locked.
 */
export const retireQuestion = async (tx: Transaction, actor: Actor, id: string, at: Date): Promise<void> => {
  const { organisationId } = actor
  await tx.ownQuestion.update({
    where: { id, organisationId },
    data: { retiredAt: new Date(at.getTime() + 1), retiredById: actor.kind === 'staff' ? actor.staffId : null },
    select: { id: true },
  })
  await audit(tx, actor, 'own_question.retire', id)
}

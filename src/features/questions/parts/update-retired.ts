import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import type { Transaction } from '@/server/db'

/** Retires a question that is in use. The own questions of the organisation must be locked. */
export const updateRetired = async (tx: Transaction, actor: Actor, id: string, at: Date): Promise<void> => {
  const { organisationId } = actor
  await tx.ownQuestion.update({
    where: { id, organisationId },
    data: { retiredAt: at, retiredById: actor.kind === 'staff' ? actor.staffId : null },
    select: { id: true },
  })
  await audit(tx, actor, 'own_question.retire', id)
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { lockOwnQuestions, ownQuestionsOf } from '@/server/own-questions'
import { retireQuestion } from '../parts/retire-question'
import type { RetireOwnQuestion } from '../schema'

/** Stops asking a question in calls that begin from now on. Its answers stay. */
export const retireOwnQuestion = async (actor: Actor, { id }: RetireOwnQuestion): Promise<{ id: string }> => {
  await authorize(actor, 'own_question.retire', { id })
  return inTransaction(actor, async (tx) => {
    await lockOwnQuestions(tx, actor.organisationId)
    const ownQuestions = await ownQuestionsOf(tx, actor.organisationId)
    const question = requireFound(
      ownQuestions.find((candidate) => candidate.id === id),
      { actor, verb: 'own_question.retire', id },
    )
    if (question.retiredAt === null) await retireQuestion(tx, actor, id, now())
    return { id }
  })
}

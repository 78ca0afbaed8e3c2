import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { ownQuestionLimit } from '@/domain/instrument/own-questions'
import { authorize } from '@/server/authorize'
import { database, ofOrganisation } from '@/server/db'
import { answeredOwnKeys, ownQuestionsOf, type StoredOwnQuestion } from '@/server/own-questions'

export type ListedQuestion = Pick<StoredOwnQuestion, 'id' | 'question' | 'texts' | 'since' | 'retiredAt'>

/** The own questions in use, and the earlier ones that have answers, the last retired one first. */
export const ownQuestionList = async (actor: Actor) => {
  await authorize(actor, 'own_question.read')
  const [ownQuestions, answeredKeys] = await Promise.all([
    ownQuestionsOf(database(actor), actor.organisationId),
    answeredOwnKeys(database(ofOrganisation(actor.organisationId)), actor.organisationId),
  ])
  const listed = ({ id, question, texts, since, retiredAt }: StoredOwnQuestion): ListedQuestion => ({
    id,
    question,
    texts,
    since,
    retiredAt,
  })
  const inUse = ownQuestions.filter(({ retiredAt }) => retiredAt === null)
  const earlierQuestions = ownQuestions
    .filter(({ question, retiredAt }) => retiredAt !== null && answeredKeys.has(question.key))
    .toSorted((a, b) => Number(b.retiredAt) - Number(a.retiredAt))
  return { inUse: inUse.map(listed), earlier: earlierQuestions.map(listed), isFull: inUse.length >= ownQuestionLimit }
}

export type OwnQuestionList = Awaited<ReturnType<typeof ownQuestionList>>

import 'server-only'
import { instrumentOf, instrumentWith, type Instrument } from '@/domain/instrument/instrument'
import { isOwnKey } from '@/domain/instrument/own-questions'
import type { Transaction } from '@/server/db'
import { ownQuestionsAt, ownQuestionsOf } from '@/server/own-questions'
import type { LockedInterview } from './answer-store'

/**
 * The instrument by which an answer to `key` is checked: that of the interview's version and, for an own question, with the
 * own questions of the interview. Only then it reads the database.
 */
export const instrumentForAnswer = async (
  tx: Transaction,
  { id, organisationId, startedAt, instrumentVersion }: LockedInterview,
  key: string,
): Promise<Instrument> => {
  if (!isOwnKey(key)) return instrumentOf(instrumentVersion)
  const ownQuestions = await ownQuestionsOf(tx, organisationId)
  const storedAnswers = await tx.answer.findMany({ where: { interviewId: id, key }, select: { key: true } })
  const ofInterview = ownQuestionsAt(ownQuestions, {
    startedAt,
    answeredKeys: storedAnswers.map((answer) => answer.key),
  })
  return instrumentWith(
    instrumentVersion,
    ofInterview.map(({ question }) => question),
  )
}

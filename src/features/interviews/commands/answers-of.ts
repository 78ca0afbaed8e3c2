import 'server-only'
import type { Answers } from '@/domain/instrument/answer'
import type { Transaction } from '@/server/db'

/** The stored answers of one interview, as the domain wants them. */
export const answersOf = async (tx: Transaction, interviewId: string): Promise<Answers> => {
  const rows = await tx.answer.findMany({ where: { interviewId }, select: { key: true, value: true, missing: true } })
  return Object.fromEntries(rows.map(({ key, value, missing }) => [key, { value, missing }])) as Answers
}

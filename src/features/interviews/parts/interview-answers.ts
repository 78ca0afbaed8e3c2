import 'server-only'
import type { Answers } from '@/domain/instrument/answer'
import type { Transaction } from '@/server/db'
import { storedValue } from '@/server/stored-answer'

/** The stored answers of one interview, by key, as the domain's functions take them. */
export const answersOf = async (tx: Transaction, interviewId: string): Promise<Answers> => {
  const rows = await tx.answer.findMany({ where: { interviewId }, select: { key: true, value: true, missing: true } })
  return Object.fromEntries(
    rows.map((row) => [row.key, { value: storedValue(interviewId, row), missing: row.missing }]),
  )
}

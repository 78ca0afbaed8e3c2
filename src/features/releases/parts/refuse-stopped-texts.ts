import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { textProblems, type WrittenAt } from './text-problems'

/** Every text that leaves the organisation passes the text check. A refusal names each field, rule and stopped word. */
export const refuseStoppedTexts = async (tx: Transaction, actor: Actor, texts: readonly WrittenAt[]) => {
  const problems = await textProblems(tx, actor, texts)
  if (problems.length > 0) throw new AppError('invalid', problems[0]?.reason, problems)
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { textProblems, type WrittenAt } from './text-problems'

/** Words leave the organisation only past the machine's gate. A refusal names each field, rule and the words it stopped. */
export const refuseStoppedTexts = async (tx: Transaction, actor: Actor, texts: readonly WrittenAt[]) => {
  const problems = await textProblems(tx, actor, texts)
  if (problems.length > 0) throw new AppError('invalid', problems[0]?.reason, problems)
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Transaction } from '@/server/db'
import { enqueueLetters } from '@/server/jobs'
import { hasMail } from '@/server/mail'

/** Tells a person that something changed about their second factor, in the transaction of the change. */
export const enqueueNotice = async (tx: Transaction, actor: Actor, staffId: string) => {
  if (hasMail()) await enqueueLetters(tx, actor, [{ kind: 'factor_letter', subject: staffId, input: { staffId } }])
}

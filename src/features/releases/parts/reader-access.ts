import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { readsAsRecipient } from '@/domain/access/release'
import type { Verb } from '@/domain/access/verbs'
import { authorize } from '@/server/authorize'
import { runAsReader, inTransaction, type Transaction } from '@/server/db'
import { requireReleaseAccess } from './release-scope'
import { issueOf, type ReadIssue } from './issue-row'

/** Staff of the organisation read every release; a reader reads those published to them, with the readers' database role. */
export const readAs = <Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  readsAsRecipient(actor) ? runAsReader(actor, work) : inTransaction(actor, work)

/** A row as this actor may see it: readers get nothing of withdrawn content. */
export const issueFor = (actor: Actor, row: Parameters<typeof issueOf>[0]): ReadIssue =>
  issueOf(row, readsAsRecipient(actor) ? 'readers' : 'inside')

export const authorizeReading = async (actor: Actor) => {
  if (readsAsRecipient(actor)) return
  await authorize(actor, 'release.read')
}

/**
 * Allows one release to its readers, who use their own database role, and to staff who work on releases; refuses everybody
 * else.
 */
export const requireReadingAccess = async (actor: Actor, verb: Verb, id: string | null) => {
  if (readsAsRecipient(actor)) return
  await requireReleaseAccess(actor, verb, id)
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { readsAsRecipient } from '@/domain/access/release'
import type { Verb } from '@/domain/access/verbs'
import { authorize } from '@/server/authorize'
import { runAsReader, inTransaction, type Transaction } from '@/server/db'
import { requireReleaseAccess } from './release-scope'
import { issueOf, type ReadIssue } from './issue-row'

/** Staff of the organisation read everything that was published; a reader what was published to them, behind the wall. */
export const readAs = <Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  readsAsRecipient(actor) ? runAsReader(actor, work) : inTransaction(work)

/** A row as this actor reads it. */
export const issueFor = (actor: Actor, row: Parameters<typeof issueOf>[0]): ReadIssue =>
  issueOf(row, readsAsRecipient(actor) ? 'readers' : 'inside')

export const authorizeReading = async (actor: Actor) => {
  if (readsAsRecipient(actor)) return
  await authorize(actor, 'release.read')
}

/** A release by itself: for readers behind their wall, for staff who work on releases, and for nobody else. */
export const requireReadingAccess = async (actor: Actor, verb: Verb, id: string | null) => {
  if (readsAsRecipient(actor)) return
  await requireReleaseAccess(actor, verb, id)
}

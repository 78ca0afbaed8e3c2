import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { readsAsRecipient } from '@/domain/access/release'
import type { Verb } from '@/domain/access/verbs'
import { authorize, found } from '@/server/authorize'
import { asReader, inTransaction, type Transaction } from '@/server/db'
import { inScopeOfReleases } from './in-scope'
import { issueOf, releaseSelect, type ReadIssue } from './issue-row'

/** Staff of the organisation read everything that was published; a reader what was published to them, behind the wall. */
export const reading = <Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  readsAsRecipient(actor) ? asReader(actor, work) : inTransaction(work)

/** A row as this actor reads it. */
export const issueFor = (actor: Actor, row: Parameters<typeof issueOf>[0]): ReadIssue =>
  issueOf(row, readsAsRecipient(actor) ? 'readers' : 'inside')

export const mayRead = async (actor: Actor) => {
  if (readsAsRecipient(actor)) return
  await authorize(actor, 'release.read')
}

/** A release by itself: for readers behind their wall, for staff who work on releases, and for nobody else. */
export const inScopeOfReading = async (actor: Actor, verb: Verb, id: string | null) => {
  if (readsAsRecipient(actor)) return
  await inScopeOfReleases(actor, verb, id)
}

/** The newest periods first. */
export const issues = async (actor: Actor, page: { skip: number; take: number }): Promise<ReadIssue[]> => {
  await mayRead(actor)
  const rows = await reading(actor, (tx) =>
    tx.release.findMany({
      where: { organisationId: actor.organisationId },
      orderBy: [{ at: 'desc' }, { number: 'asc' }],
      select: releaseSelect,
      ...page,
    }),
  )
  return rows.map((row) => issueFor(actor, row))
}

export const issueById = async (actor: Actor, id: string): Promise<ReadIssue> => {
  await inScopeOfReading(actor, 'release.read', id)
  const where = { id, organisationId: actor.organisationId }
  return issueFor(
    actor,
    found(await reading(actor, (tx) => tx.release.findFirst({ where, select: releaseSelect })), {
      actor,
      verb: 'release.read',
      id,
    }),
  )
}

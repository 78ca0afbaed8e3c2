import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { readableIn, type ReadRelease } from '@/domain/export/read-release'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { tokenHash } from '@/server/crypto'
import { asReader, database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { systemActor } from '@/server/minted-actor'
import type { Visitor } from '@/server/visitor'
import { issueOf, releaseSelect, type ReadIssue } from '../queries/issue-row'
import { inScopeOfReading, issueById, issueFor, reading } from '../queries/read-release'

type Wanted = { revision?: number | undefined; format: string }

const exported = async (actor: Actor, issue: ReadIssue, { revision, format }: Wanted): Promise<ReadRelease> => {
  await authorize(actor, 'release.export', { id: issue.id })
  const release = found(readableIn(issue.revisions, revision))
  await inTransaction((tx) => audit(tx, actor, 'release.export', issue.id, { revision: release.revision, format }))
  return release
}

/** A release for a download, which is noted. The latest revision, when none is asked for. */
export const exportIssue = async (actor: Actor, { id, ...wanted }: Wanted & { id: string }): Promise<ReadRelease> =>
  exported(actor, await issueById(actor, id), wanted)

/** The same by the number that stands on it. */
export const exportNumbered = async (
  actor: Actor,
  { number, ...wanted }: Wanted & { number: number },
): Promise<ReadRelease> => {
  await inScopeOfReading(actor, 'release.export', null)
  const where = { organisationId: actor.organisationId, number }
  const row = await reading(actor, (tx) => tx.release.findFirst({ where, select: releaseSelect }))
  return exported(actor, issueFor(actor, found(row, { actor, verb: 'release.export', id: null })), wanted)
}

/**
 * The release of a shared link that is not expired or revoked, behind the readers' wall. Every visit is noted with the link,
 * and what it was for.
 */
export const openSharedIssue = async (_visitor: Visitor, token: string, use: string): Promise<ReadIssue> => {
  const link = await database().releaseLink.findFirst({
    where: { tokenHash: tokenHash(token), revokedAt: null, expiresAt: { gt: now() } },
    select: { id: true, organisationId: true, releaseId: true },
  })
  if (!link) throw new AppError('not_found')
  const { organisationId, releaseId } = link
  const row = await asReader({ organisationId, releaseId }, (tx) =>
    tx.release.findFirst({ where: { id: releaseId }, select: releaseSelect }),
  )
  await inTransaction(async (tx) => {
    await tx.releaseLink.update({ where: { id: link.id }, data: { lastUsedAt: now() }, select: { id: true } })
    await audit(tx, systemActor(organisationId), 'release.export', releaseId, { link: link.id, format: use })
  })
  return issueOf(found(row), 'readers')
}

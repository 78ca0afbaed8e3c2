import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { ReadRelease } from '@/domain/export/read-release'
import { requireFound } from '@/server/authorize'
import { releaseSelect } from '../parts/issue-row'
import { requireReadingAccess, issueFor, readAs } from '../parts/reader-access'
import { type WantedFile, exportedIssue } from '../parts/exported-issue'

/** A release for a download, found by the number printed on it. See `exportIssue`. */
export const exportIssueByNumber = async (
  actor: Actor,
  { number, ...wanted }: WantedFile & { number: number },
): Promise<ReadRelease> => {
  await requireReadingAccess(actor, 'release.export', null)
  const where = { organisationId: actor.organisationId, number }
  const row = await readAs(actor, (tx) => tx.release.findFirst({ where, select: releaseSelect }))
  return exportedIssue(actor, issueFor(actor, requireFound(row, { actor, verb: 'release.export', id: null })), wanted)
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { readableIn, type ReadRelease } from '@/domain/export/read-release'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import type { ReadIssue } from './issue-row'

export type WantedFile = { revision?: number | undefined; format: string }

export const exportedIssue = async (
  actor: Actor,
  issue: ReadIssue,
  { revision, format }: WantedFile,
): Promise<ReadRelease> => {
  await authorize(actor, 'release.export', { id: issue.id })
  const release = requireFound(readableIn(issue.revisions, revision))
  await inTransaction(actor, (tx) =>
    audit(tx, actor, 'release.export', issue.id, { revision: release.revision, format }, 'release'),
  )
  return release
}

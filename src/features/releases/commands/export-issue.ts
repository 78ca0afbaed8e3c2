import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { ReadRelease } from '@/domain/export/read-release'
import { issueById } from '../queries/issue-by-id'
import { type WantedFile, exportedIssue } from '../parts/exported-issue'

/** A release for a download, which the audit log records. Takes the latest revision unless another is asked for. */
export const exportIssue = async (actor: Actor, { id, ...wanted }: WantedFile & { id: string }): Promise<ReadRelease> =>
  exportedIssue(actor, await issueById(actor, id), wanted)

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { requireFound } from '@/server/authorize'
import { releaseSelect, type ReadIssue } from '../parts/issue-row'
import { readAs, issueFor, requireReadingAccess } from '../parts/reader-access'

export const issueById = async (actor: Actor, id: string): Promise<ReadIssue> => {
  await requireReadingAccess(actor, 'release.read', id)
  const where = { id, organisationId: actor.organisationId }
  return issueFor(
    actor,
    requireFound(await readAs(actor, (tx) => tx.release.findFirst({ where, select: releaseSelect })), {
      actor,
      verb: 'release.read',
      id,
    }),
  )
}

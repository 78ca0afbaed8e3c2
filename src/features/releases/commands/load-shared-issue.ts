import 'server-only'
import { requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { tokenHash } from '@/server/crypto'
import { database, inTransaction, ofOrganisation, runAsReader } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import { recordView } from '@/server/record-view'
import { refuseLink, requireRoomForLink } from '@/server/request-room'
import { sourceOf } from '@/server/sender'
import type { Visitor } from '@/server/visitor'
import { issueOf, releaseSelect, type ReadIssue } from '../parts/issue-row'

/**
 * The release of a shared link that is neither expired nor revoked, read with the readers' database role. The audit log
 * records every visit with the link and its use.
 */
export const loadSharedIssue = async (visitor: Visitor, token: string, use: string): Promise<ReadIssue> => {
  const link = await database('link').releaseLink.findFirst({
    where: { tokenHash: tokenHash(token), revokedAt: null, expiresAt: { gt: now() } },
    select: { id: true, organisationId: true, releaseId: true },
  })
  if (!link) return refuseLink(visitor, token)
  await requireRoomForLink(visitor, link.id)
  const { organisationId, releaseId } = link
  const row = await runAsReader({ organisationId, releaseId }, (tx) =>
    tx.release.findFirst({ where: { id: releaseId }, select: releaseSelect }),
  )
  await inTransaction(ofOrganisation(organisationId), async (tx) => {
    await tx.releaseLink.update({ where: { id: link.id }, data: { lastUsedAt: now() }, select: { id: true } })
    const isPage = use === 'page'
    const actor = systemActor(organisationId, sourceOf(visitor, isPage ? 'page' : 'route'))
    const view = { part: 'release', subjectId: releaseId, ground: 'publication' } as const
    const detail = { link: link.id, format: use }
    await recordView(actor, { ...view, verb: isPage ? 'release.read' : 'release.export', detail }, tx)
  })
  return issueOf(requireFound(row), 'readers')
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import type { ReleaseState } from '@/domain/export/read-release'
import { requireFound } from '@/server/authorize'
import { dayOfColumn, now } from '@/server/clock'
import { database, ofOrganisation } from '@/server/db'
import { approvalOf, type Approval } from '../parts/approval'
import { requireReleaseAccess } from '../parts/release-scope'
import { reasonOf } from '../parts/issue-row'
import { staffNames } from '../parts/staff-names'
import { periodOf } from '../parts/statements'
import { storedAudit } from '../parts/stored-json'

export type IssueLink = {
  id: string
  madeBy: string
  expiresAt: Date
  lastUsedAt: Date | null
  state: 'open' | 'revoked' | 'expired'
}
export type IssueMeeting = { version: number; heldOn: string; present: string; agreed: string; answers: string }
/** The reason of a withdrawal that readers do not see yet. */
export type IssueReason = { id: string; text: string; writtenBy: string; writtenAt: Date; approval: Approval }
export type IssueRecord = {
  id: string
  number: number
  period: Period
  revisions: readonly {
    id: string
    revision: number
    state: ReleaseState
    name: string
    recipient: string
    preparedBy: string
    approvedBy: string
    publishedAt: Date
    reason: string
    audited: number
    waiting: IssueReason | null
    /** Withdrawn without a reason: one can still be written. */
    isUntold: boolean
  }[]
  links: readonly IssueLink[]
  meeting: IssueMeeting | null
}

const linkState = (link: { revokedAt: Date | null; expiresAt: Date }): IssueLink['state'] =>
  link.revokedAt ? 'revoked' : link.expiresAt <= now() ? 'expired' : 'open'

const issueRow = ({ organisationId }: Actor, id: string) =>
  database(ofOrganisation(organisationId)).release.findFirst({
    where: { id, organisationId },
    select: {
      id: true,
      number: true,
      grain: true,
      at: true,
      revisions: {
        orderBy: { revision: 'desc' },
        include: { withdrawalReasons: { where: { state: 'open' }, orderBy: { writtenAt: 'asc' } } },
      },
      links: { orderBy: { madeAt: 'desc' } },
      meeting: true,
    },
  })

/** One issue for staff: its revisions, its shared links, and what was agreed about it. */
export const issueRecord = async (actor: Actor, id: string): Promise<IssueRecord> => {
  await requireReleaseAccess(actor, 'release.read', id)
  const issue = requireFound(await issueRow(actor, id), { actor, verb: 'release.read', id })
  const reasons = issue.revisions.flatMap(({ withdrawalReasons }) => withdrawalReasons)
  const nameOf = await staffNames(actor, [
    ...issue.links.map(({ madeById }) => madeById),
    ...reasons.map(({ writtenById }) => writtenById),
  ])
  const waiting = new Map(
    await Promise.all(
      reasons.map(
        async ({ id: reasonId, revisionId, text, writtenById, writtenAt }): Promise<[string, IssueReason]> => {
          const approval = await approvalOf(actor, { writtenByIds: [writtenById] })
          return [revisionId, { id: reasonId, text, writtenBy: nameOf.get(writtenById) ?? '', writtenAt, approval }]
        },
      ),
    ),
  )
  return {
    id: issue.id,
    number: issue.number,
    period: periodOf(issue.grain, issue.at),
    revisions: issue.revisions.map((revision) => ({
      id: revision.id,
      revision: revision.revision,
      state: revision.state,
      name: revision.nodeName,
      recipient: revision.recipient,
      preparedBy: revision.preparedByName,
      approvedBy: revision.approvedByName,
      publishedAt: revision.publishedAt,
      reason: reasonOf(revision),
      audited: storedAudit(revision).statements,
      waiting: waiting.get(revision.id) ?? null,
      isUntold: revision.state === 'withdrawn' && revision.withdrawnReason === '' && !waiting.has(revision.id),
    })),
    links: issue.links.map((link) => ({
      id: link.id,
      madeBy: nameOf.get(link.madeById) ?? '',
      expiresAt: link.expiresAt,
      lastUsedAt: link.lastUsedAt,
      state: linkState(link),
    })),
    meeting: issue.meeting && { ...issue.meeting, heldOn: dayOfColumn(issue.meeting.heldOn) },
  }
}

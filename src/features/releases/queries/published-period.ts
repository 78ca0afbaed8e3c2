import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { weeksOfPeriod, type Period, type PublishedLevel } from '@/domain/disclosure/policy/publication'
import type { SizeClass } from '@/domain/disclosure/policy/size-class'
import type { ReleaseState } from '@/domain/export/read-release'
import { authorize, found } from '@/server/authorize'
import { dayOfColumn, now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { approvalOf, type Approval } from './approvers'
import { correctedSince } from './contributors'
import { inScopeOfReleases } from './in-scope'
import { reasonOf } from './issue-row'
import { staffNames } from './staff-names'
import { periodOf } from './statements'
import { storedAudit, storedFamilies } from './stored-json'

export type PublishedRow = {
  id: string
  number: number
  revision: number
  state: ReleaseState
  level: PublishedLevel
  name: string
  recipient: string
  families: SizeClass | null
}

/** What was published of a period, in the order of its numbers, each with its latest revision. */
export const publishedPeriod = async (actor: Actor, { grain, at }: Period): Promise<PublishedRow[]> => {
  await authorize(actor, 'release.read')
  const rows = await database().$queryRaw<
    (Omit<PublishedRow, 'families'> & { revisionId: string; families: string | null })[]
  >`
    select r.id, r.number, r.level, last.id as "revisionId", last.revision, last.state, last.node_name as name, last.recipient,
      last.families
    from release r
    cross join lateral (
      select * from release_revision v where v.release_id = r.id order by v.revision desc limit 1) last
    where r.organisation_id = ${actor.organisationId}::uuid and r.grain = ${grain}::"PublishedGrain" and r.at = ${at}
    order by r.number`
  return rows.map(({ revisionId, families, ...row }) => ({
    ...row,
    families: storedFamilies({ id: revisionId, families }),
  }))
}

/** In how many interviews that count in a published period answers were corrected since. The figures stay as they are. */
export const answersCorrected = async (actor: Actor, period: Period): Promise<number> => {
  await authorize(actor, 'release.read')
  return inTransaction((tx) => correctedSince(tx, actor, weeksOfPeriod(period)))
}

export type KeptLink = {
  id: string
  madeBy: string
  expiresAt: Date
  lastUsedAt: Date | null
  state: 'open' | 'revoked' | 'expired'
}
export type KeptMeeting = { version: number; heldOn: string; present: string; agreed: string; answers: string }
/** Words of a withdrawal that readers do not see yet. */
export type KeptReason = { id: string; text: string; writtenBy: string; writtenAt: Date; approval: Approval }
export type IssueKept = {
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
    waiting: KeptReason | null
    /** Withdrawn, and no words why: they can be written. */
    isUntold: boolean
  }[]
  links: readonly KeptLink[]
  meeting: KeptMeeting | null
}

const linkState = (link: { revokedAt: Date | null; expiresAt: Date }): KeptLink['state'] =>
  link.revokedAt ? 'revoked' : link.expiresAt <= now() ? 'expired' : 'open'

const issueRow = ({ organisationId }: Actor, id: string) =>
  database().release.findFirst({
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

/** All that the organisation itself keeps of one issue: its revisions, who may read it by a link, and what came of it. */
export const issueKept = async (actor: Actor, id: string): Promise<IssueKept> => {
  await inScopeOfReleases(actor, 'release.read', id)
  const issue = found(await issueRow(actor, id), { actor, verb: 'release.read', id })
  const reasons = issue.revisions.flatMap(({ withdrawalReasons }) => withdrawalReasons)
  const nameOf = await staffNames(actor, [
    ...issue.links.map(({ madeById }) => madeById),
    ...reasons.map(({ writtenById }) => writtenById),
  ])
  const waiting = new Map(
    await Promise.all(
      reasons.map(async ({ id: reasonId, revisionId, text, writtenById, writtenAt }): Promise<[string, KeptReason]> => {
        const approval = await approvalOf(actor, { writtenByIds: [writtenById] })
        return [revisionId, { id: reasonId, text, writtenBy: nameOf.get(writtenById) ?? '', writtenAt, approval }]
      }),
    ),
  )
  return {
    id: issue.id,
    number: issue.number,
    period: periodOf(issue.grain, issue.at),
    revisions: issue.revisions.map((one) => ({
      id: one.id,
      revision: one.revision,
      state: one.state,
      name: one.nodeName,
      recipient: one.recipient,
      preparedBy: one.preparedByName,
      approvedBy: one.approvedByName,
      publishedAt: one.publishedAt,
      reason: reasonOf(one),
      audited: storedAudit(one).statements,
      waiting: waiting.get(one.id) ?? null,
      isUntold: one.state === 'withdrawn' && one.withdrawnReason === '' && !waiting.has(one.id),
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

import type { Actor } from '@/domain/access/actor'
import { figureKeys, type FigureKey } from '@/domain/disclosure/published-figures'
import type { SizeClass } from '@/domain/disclosure/size-class'
import type { ReadFigure, ReadRelease } from '@/domain/export/read-release'
import { mondayOf } from '@/domain/figures/week'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { dayOf, now } from '@/server/clock'
import { tokenHash } from '@/server/crypto'
import { asReader, database, inTransaction, type Prisma, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { systemActor } from '@/server/minted-actor'
import type { Visitor } from '@/server/visitor'
import { lastDayOf } from '@/domain/disclosure/publication'
import { periodOf } from './statements'

/** The columns that readers may have, and no others: their role would be refused any more. */
const asItIsRead = {
  id: true,
  revision: true,
  state: true,
  nodeName: true,
  nodeWithin: true,
  recipient: true,
  organisationName: true,
  families: true,
  figures: true,
  comment: true,
  points: true,
  requests: true,
  quotes: true,
  rules: true,
  instrumentVersion: true,
  threshold: true,
  correction: true,
  preparedByName: true,
  approvedByName: true,
  publishedAt: true,
  withdrawnAt: true,
  withdrawnReason: true,
} as const satisfies Prisma.ReleaseRevisionSelect

const releaseSelect = {
  id: true,
  number: true,
  level: true,
  boardId: true,
  schoolId: true,
  municipalityId: true,
  grain: true,
  at: true,
  revisions: { orderBy: { revision: 'desc' }, select: asItIsRead },
} as const satisfies Prisma.ReleaseSelect

type Row = Prisma.ReleaseGetPayload<{ select: typeof releaseSelect }>
type RevisionRow = Row['revisions'][number]

type StoredFigures = { [key in FigureKey]: { said: true; text: string; size: SizeClass } | { said: false } }

const figuresOf = (stored: StoredFigures): ReadFigure[] => figureKeys.map((key) => ({ key, ...stored[key] }))

const releaseOf = (row: Row, revision: RevisionRow): ReadRelease => {
  const period = periodOf(row.grain, row.at)
  return {
    organisation: revision.organisationName,
    number: row.number,
    revision: revision.revision,
    state: revision.state,
    recipient: revision.recipient,
    node: { level: row.level, name: revision.nodeName, within: revision.nodeWithin },
    period: { ...period, from: mondayOf(period.at), until: lastDayOf(period) },
    families: revision.families as SizeClass | null,
    figures: figuresOf(revision.figures as StoredFigures),
    comment: revision.comment,
    points: revision.points,
    requests: revision.requests,
    quotes: revision.quotes,
    preparedBy: revision.preparedByName,
    approvedBy: revision.approvedByName,
    publishedOn: dayOf(revision.publishedAt),
    rules: revision.rules,
    instrument: revision.instrumentVersion,
    threshold: revision.threshold,
  }
}

/** One release with each of its revisions, the latest first. */
export type ReadIssue = {
  readonly id: string
  /** The same place in every period. */
  readonly unit: string
  readonly revisions: readonly (ReadRelease & { readonly id: string; readonly reason: string })[]
}

const issueOf = (row: Row): ReadIssue => ({
  id: row.id,
  unit: [row.level, row.municipalityId, row.boardId, row.schoolId, row.grain].join('/'),
  revisions: row.revisions.map((revision) => ({
    id: revision.id,
    reason: revision.withdrawnReason || revision.correction,
    ...releaseOf(row, revision),
  })),
})

/** Staff of the organisation read everything that was published; a reader what was published to them, behind the wall. */
export const reading = <Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  actor.kind === 'staff' && actor.role === 'reader' ? asReader(actor, work) : inTransaction(work)

export const mayRead = async (actor: Actor) => {
  if (actor.kind === 'staff' && actor.role === 'reader') return
  await authorize(actor, 'release.read')
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
  return rows.map(issueOf)
}

export const issueById = async (actor: Actor, id: string): Promise<ReadIssue> => {
  await mayRead(actor)
  const where = { id, organisationId: actor.organisationId }
  return issueOf(found(await reading(actor, (tx) => tx.release.findFirst({ where, select: releaseSelect }))))
}

/** One revision by the release and its number; the latest without one. */
export const revisionOf = ({ revisions }: ReadIssue, revision?: number): ReadRelease =>
  found(revision === undefined ? revisions[0] : revisions.find((one) => one.revision === revision))

/** A release for a download, which is noted. */
export const issueToExport = async (
  actor: Actor,
  { id, revision, format }: { id: string; revision?: number | undefined; format: string },
): Promise<ReadRelease> => {
  const issue = await issueById(actor, id)
  await authorize(actor, 'release.export', { id })
  const release = revisionOf(issue, revision)
  await inTransaction((tx) => audit(tx, actor, 'release.export', id, { revision: release.revision, format }))
  return release
}

/** By the number that stands on it, for the operator's export, which is noted. */
export const issueByNumber = async (actor: Actor, number: number, format: string): Promise<ReadIssue> => {
  await authorize(actor, 'release.export')
  const where = { organisationId: actor.organisationId, number }
  const row = found(await reading(actor, (tx) => tx.release.findFirst({ where, select: releaseSelect })))
  await inTransaction((tx) => audit(tx, actor, 'release.export', row.id, { format }))
  return issueOf(row)
}

/** The release of a shared link that is not spent or revoked, behind the same wall. Each visit is noted with the link. */
export const sharedIssue = async (_visitor: Visitor, token: string, use: string): Promise<ReadIssue> => {
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
  return issueOf(found(row))
}

import 'server-only'
import { figureKeys } from '@/domain/disclosure/policy/published-figures'
import { dateAt } from '@/domain/dates'
import type { ReadFigure, ReadRelease } from '@/domain/export/read-release'
import type { StoredFigures } from '@/domain/export/stored-figures'
import { mondayOf } from '@/domain/figures/week'
import type { Prisma } from '@/server/db'
import { lastDayOf } from '@/domain/disclosure/policy/publication'
import { periodOf } from './statements'
import { storedFamilies, storedFigures } from './stored-json'

/** The columns that readers may select. The database role of readers is refused any other. */
const asRead = {
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

export const releaseSelect = {
  id: true,
  number: true,
  level: true,
  boardId: true,
  schoolId: true,
  municipalityId: true,
  grain: true,
  at: true,
  revisions: { orderBy: { revision: 'desc' }, select: asRead },
} as const satisfies Prisma.ReleaseSelect

type Row = Prisma.ReleaseGetPayload<{ select: typeof releaseSelect }>
type RevisionRow = Row['revisions'][number]

const figuresOf = (figures: StoredFigures): ReadFigure[] =>
  figureKeys.flatMap((key): ReadFigure[] => {
    const figure = figures[key]
    return figure ? [{ key, ...figure }] : []
  })

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
    families: storedFamilies(revision),
    figures: figuresOf(storedFigures(revision)),
    comment: revision.comment,
    points: revision.points,
    requests: revision.requests,
    quotes: revision.quotes,
    preparedBy: revision.preparedByName,
    approvedBy: revision.approvedByName,
    publishedOn: dateAt(revision.publishedAt),
    rules: revision.rules,
    instrument: revision.instrumentVersion,
    threshold: revision.threshold,
    withdrawnReason: revision.withdrawnReason,
  }
}

/** For a withdrawn revision the reason is the withdrawal's, not the reason of the correction that it was. */
export const reasonOf = ({
  state,
  withdrawnReason,
  correction,
}: Pick<RevisionRow, 'state' | 'withdrawnReason' | 'correction'>) =>
  state === 'withdrawn' ? withdrawnReason : correction

/** One release with each of its revisions, the latest first. */
export type ReadIssue = {
  readonly id: string
  /** The id of node and grain, the same in every period. */
  readonly unit: string
  readonly revisions: readonly (ReadRelease & {
    readonly id: string
    readonly correction: string
    /** Why the revision was withdrawn, or why it is a correction. */
    readonly reason: string
    /** False for readers of a withdrawn revision: they see that it was withdrawn, and nothing of its content. */
    readonly isReadable: boolean
  })[]
}

const withoutFigures = {
  families: null,
  figures: [],
  comment: '',
  points: [],
  requests: [],
  quotes: [],
  correction: '',
}

/**
 * Removes the content of withdrawn revisions for readers, and of the revisions before them, which may hold the same words.
 * Staff of the organisation keep seeing it.
 */
const withoutWithdrawn = (revisions: ReadIssue['revisions']): ReadIssue['revisions'] => {
  const withdrawnRevision = revisions.find(({ state }) => state === 'withdrawn')
  if (!withdrawnRevision) return revisions
  const { withdrawnReason, reason } = withdrawnRevision
  return revisions.map((revision) =>
    revision.revision > withdrawnRevision.revision
      ? revision
      : { ...revision, ...withoutFigures, state: 'withdrawn', withdrawnReason, reason, isReadable: false },
  )
}

export const issueOf = (row: Row, forWhom: 'inside' | 'readers'): ReadIssue => {
  const revisions = row.revisions.map((revision) => ({
    id: revision.id,
    correction: revision.correction,
    reason: reasonOf(revision),
    isReadable: true,
    ...releaseOf(row, revision),
  }))
  return {
    id: row.id,
    unit: [row.level, row.municipalityId, row.boardId, row.schoolId, row.grain].join('/'),
    revisions: forWhom === 'readers' ? withoutWithdrawn(revisions) : revisions,
  }
}

import 'server-only'
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/domain/access/actor'
import type { PublishedNode, Statement } from '@/domain/disclosure/policy/publication'
import { figureKeysOf } from '@/domain/disclosure/policy/published-figures'
import type { PublishableRelease } from '@/domain/disclosure/release'
import { instrumentOf } from '@/domain/instrument/instrument'
import type { Prisma, Transaction } from '@/server/db'
import type { PublishedRevision } from './published-revisions'
import { nodeName, type Register } from './register'
import { wordsOf } from './words-of-node'

type PreparationRow = Prisma.PreparationGetPayload<{
  include: { texts: true; quotes: { include: { consents: true } }; writers: true }
}>
/** Its quotes are opened, as all rows of the application's client are. */
export type LoadedPreparation = Omit<PreparationRow, 'quotes'> & {
  quotes: (Omit<PreparationRow['quotes'][number], 'text'> & { text: string })[]
}
export type Publishing = {
  /** The version of the instrument in force when the period ended. */
  instrumentVersion: number
  actor: Actor
  organisation: string
  register: Register
  preparation: LoadedPreparation
  /** Ids of everybody who wrote a text or a name in it. */
  writtenByIds: readonly string[]
  approver: string
  /** The names of the preparer and the approver, as the approver saw them. */
  names: { preparedBy: string; approvedBy: string }
  at: Date
}

/** The texts of one node, the names that it shows, and who is responsible for it. */
const revisionContext = (publishing: Publishing, node: PublishedNode) => {
  const { actor, organisation, register, preparation, writtenByIds, approver, names, at, instrumentVersion } =
    publishing
  const { name, within, recipient } = nodeName(register, node)
  return {
    id: randomUUID(),
    organisationId: actor.organisationId,
    nodeName: name,
    nodeWithin: within,
    recipient,
    organisationName: organisation,
    ...wordsOf(preparation, node),
    preparedById: preparation.preparedById,
    preparedByName: names.preparedBy,
    preparedAt: preparation.preparedAt,
    writtenByIds: [...writtenByIds],
    approvedById: approver,
    approvedByName: names.approvedBy,
    publishedAt: at,
    instrumentVersion,
  }
}

/**
 * The figures of the version as readers get them, and apart from them, for inside, why a figure is suppressed.
 */
const splitFigures = ({ instrumentVersion }: Publishing, figures: PublishableRelease['figures']) => {
  const entries = figureKeysOf(instrumentOf(instrumentVersion)).map((key) => [key, figures[key]] as const)
  return {
    figures: Object.fromEntries(entries.map(([key, figure]) => [key, figure.said ? figure : { said: false }])),
    withheld: Object.fromEntries(entries.flatMap(([key, figure]) => (figure.said ? [] : [[key, figure.reason]]))),
  }
}

/** Reserves `count` consecutive release numbers under the organisation's lock, and returns the first. */
const bumpReleaseNumber = async (tx: Transaction, { organisationId }: Actor, count: number) => {
  const { releaseCount } = await tx.organisation.update({
    where: { id: organisationId },
    data: { releaseCount: { increment: count } },
    select: { releaseCount: true },
  })
  return releaseCount - count + 1
}

const releaseRow = (id: string, { organisationId }: Actor, number: number, node: PublishedNode) => ({
  id,
  organisationId,
  number,
  level: node.level,
  municipalityId: node.municipality,
  boardId: node.board || null,
  schoolId: node.school || null,
  grain: node.period.grain,
  at: node.period.at,
})

const firstRevision = (publishing: Publishing, releaseId: string, release: PublishableRelease) => {
  const { figures, withheld } = splitFigures(publishing, release.figures)
  return {
    ...revisionContext(publishing, release.node),
    releaseId,
    revision: 1,
    families: release.families,
    figures,
    rules: release.rules,
    threshold: release.threshold,
    contributorPrint: release.contributorPrint,
    contributors: release.contributors.map(([, interview]) => interview),
    audit: { ...release.audit, withheld },
  }
}

const statementRow = (revisionId: string, organisationId: string, statement: Statement) => ({
  revisionId,
  organisationId,
  key: statement.key,
  said: statement.isPublished,
  texts: [...statement.texts],
  sum: statement.sum,
  interviews: [...statement.interviews],
  families: [...statement.families],
})

/**
 * Creates the first revisions of all releases of a period, with the statements that readers have from then on. Returns their
 * ids.
 */
export const createFirstRevisions = async (
  tx: Transaction,
  publishing: Publishing,
  releases: readonly PublishableRelease[],
): Promise<string[]> => {
  const { actor } = publishing
  const first = await bumpReleaseNumber(tx, actor, releases.length)
  const releaseRows = releases.map((release, index) => {
    const row = releaseRow(randomUUID(), actor, first + index, release.node)
    return { release, row, revision: firstRevision(publishing, row.id, release) }
  })
  await tx.release.createMany({ data: releaseRows.map(({ row }) => row) })
  await tx.releaseRevision.createMany({ data: releaseRows.map(({ revision }) => revision) })
  await tx.releaseStatement.createMany({
    data: releaseRows.flatMap(({ release, revision }) =>
      release.statements.map((statement) => statementRow(revision.id, actor.organisationId, statement)),
    ),
  })
  return releaseRows.map(({ revision }) => revision.id)
}

const nextRevision = (publishing: Publishing, earlierRevision: PublishedRevision) => {
  const { figures, withheld } = splitFigures(publishing, earlierRevision.figures)
  return {
    ...revisionContext(publishing, earlierRevision.node),
    releaseId: earlierRevision.releaseId,
    revision: earlierRevision.revision + 1,
    families: earlierRevision.families,
    figures,
    rules: earlierRevision.rules,
    threshold: earlierRevision.threshold,
    contributorPrint: earlierRevision.print,
    contributors: [...earlierRevision.contributors],
    audit: { ...earlierRevision.audit, withheld },
    correction: publishing.preparation.correction,
  }
}

/**
 * Creates new revisions with the same contributors and figures: a correction changes only what people wrote. A release
 * without a changed word stays as it is, withdrawn or not, and its readers get no letter.
 */
export const createNextRevisions = async (
  tx: Transaction,
  publishing: Publishing,
  publishedRevisions: readonly PublishedRevision[],
): Promise<string[]> => {
  const changedRevisions = publishedRevisions.filter(
    ({ node, words }) => !isDeepStrictEqual(words, wordsOf(publishing.preparation, node)),
  )
  const revisionRows = changedRevisions.map((earlierRevision) => nextRevision(publishing, earlierRevision))
  await tx.releaseRevision.createMany({ data: revisionRows })
  await tx.releaseRevision.updateMany({
    where: { id: { in: changedRevisions.map(({ revisionId }) => revisionId) }, state: 'published' },
    data: { state: 'replaced' },
  })
  return revisionRows.map(({ id }) => id)
}

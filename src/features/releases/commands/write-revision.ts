import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/domain/access/actor'
import { nodeId, unitId, type PublishedNode, type Statement } from '@/domain/disclosure/publication'
import type { CorrectedFigure, PublishableRelease } from '@/domain/disclosure/release'
import { instrumentVersion } from '@/domain/instrument/v1'
import type { Prisma, Transaction } from '@/server/db'
import type { PublishedRevision, Words } from '../queries/published-nodes'
import { nodeName, type Register } from '../queries/register'
import { otherReadings } from '../queries/snapshot'

export type Prepared = Prisma.PreparationGetPayload<{ include: { texts: true; quotes: true } }>
export type Publishing = {
  actor: Actor
  organisation: string
  register: Register
  preparation: Prepared
  approver: string
  names: ReadonlyMap<string, string>
  at: Date
}

/** What people wrote for one node. */
const wordsOf = ({ preparation }: Publishing, node: PublishedNode): Words => {
  const text = preparation.texts.find((one) => one.node === unitId(node))
  return {
    comment: text?.comment ?? '',
    points: text?.points ?? [],
    requests: text?.requests ?? [],
    quotes: preparation.quotes.filter((quote) => quote.node === unitId(node)).map((quote) => quote.text),
  }
}

/** That, whom it is about, and who stands for it. */
const besideOf = (publishing: Publishing, node: PublishedNode) => {
  const { actor, organisation, register, preparation, approver, names, at } = publishing
  const { name, within, recipient } = nodeName(register, node)
  return {
    id: randomUUID(),
    organisationId: actor.organisationId,
    nodeName: name,
    nodeWithin: within,
    recipient,
    organisationName: organisation,
    ...wordsOf(publishing, node),
    preparedById: preparation.preparedById,
    preparedByName: names.get(preparation.preparedById) ?? '',
    preparedAt: preparation.preparedAt,
    approvedById: approver,
    approvedByName: names.get(approver) ?? '',
    publishedAt: at,
    instrumentVersion,
  }
}

/** As it is read, and apart from it, for inside, why a figure is not there. */
const partedFigures = (figures: PublishableRelease['figures']) => {
  const entries = Object.entries(figures)
  return {
    figures: Object.fromEntries(entries.map(([key, figure]) => [key, figure.said ? figure : { said: false }])),
    withheld: Object.fromEntries(entries.flatMap(([key, figure]) => (figure.said ? [] : [[key, figure.reason]]))),
  }
}

/** The first of as many numbers in a row, under the organisation's lock. */
const firstNumberOf = async (tx: Transaction, { organisationId }: Actor, count: number) => {
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
  const { figures, withheld } = partedFigures(release.figures)
  return {
    ...besideOf(publishing, release.node),
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
  said: statement.said,
  texts: [...statement.texts],
  sum: statement.sum,
  edition: statement.edition,
  interviews: [...statement.interviews],
  families: [...statement.families],
})

/** The first revisions of all releases of a period, with what a reader knows from then on. Hands back their ids. */
export const beginRevisions = async (
  tx: Transaction,
  publishing: Publishing,
  releases: readonly PublishableRelease[],
): Promise<string[]> => {
  const { actor } = publishing
  const first = await firstNumberOf(tx, actor, releases.length)
  const made = releases.map((release, index) => {
    const row = releaseRow(randomUUID(), actor, first + index, release.node)
    return { release, row, revision: firstRevision(publishing, row.id, release) }
  })
  await tx.release.createMany({ data: made.map(({ row }) => row) })
  await tx.releaseRevision.createMany({ data: made.map(({ revision }) => revision) })
  await tx.releaseStatement.createMany({
    data: made.flatMap(({ release, revision }) =>
      release.statements.map((statement) => statementRow(revision.id, actor.organisationId, statement)),
    ),
  })
  return made.map(({ revision }) => revision.id)
}

/** `other`: the figures that read otherwise from now on. */
type Revised = { earlier: PublishedRevision; other: Partial<PublishableRelease['figures']>; audited: number | null }

const nextRevision = (publishing: Publishing, { earlier, other, audited }: Revised) => {
  const { figures, withheld } = partedFigures({ ...earlier.figures, ...other })
  return {
    ...besideOf(publishing, earlier.node),
    releaseId: earlier.releaseId,
    revision: earlier.revision + 1,
    families: earlier.families,
    figures,
    rules: earlier.rules,
    threshold: earlier.threshold,
    contributorPrint: earlier.print,
    contributors: [...earlier.contributors],
    audit: { ...earlier.audit, ...(audited && { statements: audited }), withheld },
    correction: publishing.preparation.correction,
  }
}

/**
 * New revisions with the same contributors: what people wrote is corrected, and figures whose answers were. A release of
 * which nothing reads otherwise stays as it is, and its readers are not called for nothing; one that was withdrawn comes back.
 */
export const correctRevisions = async (
  tx: Transaction,
  publishing: Publishing,
  published: readonly PublishedRevision[],
  corrected: readonly CorrectedFigure[],
): Promise<string[]> => {
  const { organisationId } = publishing.actor
  const made = published
    .map((earlier): Revised => {
      const audited = corrected.find(({ node }) => nodeId(node) === nodeId(earlier.node))?.audited ?? null
      return { earlier, other: otherReadings(earlier, corrected), audited }
    })
    .filter(({ earlier: { node, state, words }, other }) => {
      const isAsRead = Object.keys(other).length === 0 && isDeepStrictEqual(words, wordsOf(publishing, node))
      return state !== 'published' || !isAsRead
    })
    .map((revised) => ({ ...revised, revision: nextRevision(publishing, revised) }))
  await tx.releaseRevision.createMany({ data: made.map(({ revision }) => revision) })
  await tx.releaseStatement.createMany({
    data: made.flatMap(({ earlier, revision }) =>
      corrected
        .filter(({ node }) => nodeId(node) === nodeId(earlier.node))
        .flatMap(({ statement }) => (statement ? [statementRow(revision.id, organisationId, statement)] : [])),
    ),
  })
  await tx.releaseRevision.updateMany({
    where: { id: { in: made.map(({ earlier }) => earlier.revisionId) }, state: 'published' },
    data: { state: 'replaced' },
  })
  return made.map(({ revision }) => revision.id)
}

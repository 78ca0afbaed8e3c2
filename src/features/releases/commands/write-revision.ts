import type { Actor } from '@/domain/access/actor'
import { unitId, type PublishedNode } from '@/domain/disclosure/publication'
import type { PublishableRelease } from '@/domain/disclosure/release'
import { instrumentVersion } from '@/domain/instrument/v1'
import type { Prisma, Transaction } from '@/server/db'
import type { PublishedRevision } from '../queries/published-nodes'
import { nodeName, type Register } from '../queries/register'

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

/** What people wrote for one node, and who stands for it. */
const besideOf = (
  { actor, organisation, register, preparation, approver, names, at }: Publishing,
  node: PublishedNode,
) => {
  const text = preparation.texts.find((one) => one.node === unitId(node))
  const { name, within, recipient } = nodeName(register, node)
  return {
    organisationId: actor.organisationId,
    nodeName: name,
    nodeWithin: within,
    recipient,
    organisationName: organisation,
    comment: text?.comment ?? '',
    points: text?.points ?? [],
    requests: text?.requests ?? [],
    quotes: preparation.quotes.filter((quote) => quote.node === unitId(node)).map((quote) => quote.text),
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

const nextNumber = async (tx: Transaction, { organisationId }: Actor) => {
  const { releaseCount } = await tx.organisation.update({
    where: { id: organisationId },
    data: { releaseCount: { increment: 1 } },
    select: { releaseCount: true },
  })
  return releaseCount
}

const newRelease = async (
  tx: Transaction,
  actor: Actor,
  { level, municipality, board, school, period }: PublishedNode,
) =>
  tx.release.create({
    data: {
      organisationId: actor.organisationId,
      number: await nextNumber(tx, actor),
      level,
      municipalityId: municipality,
      boardId: board || null,
      schoolId: school || null,
      grain: period.grain,
      at: period.at,
    },
    select: { id: true },
  })

/** The first revision of a release, with what a reader knows of it from then on. */
export const beginRevision = async (tx: Transaction, publishing: Publishing, release: PublishableRelease) => {
  const { figures, withheld } = partedFigures(release.figures)
  const { id: releaseId } = await newRelease(tx, publishing.actor, release.node)
  const { id } = await tx.releaseRevision.create({
    data: {
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
    },
    select: { id: true },
  })
  await tx.releaseStatement.createMany({
    data: release.statements.map(({ key, said, texts, sum, interviews, families }) => ({
      revisionId: id,
      organisationId: publishing.actor.organisationId,
      key,
      said,
      texts: [...texts],
      sum,
      interviews: [...interviews],
      families: [...families],
    })),
  })
  return id
}

/** A new revision with the same contributors and the same figures: what is corrected is what people wrote. */
export const correctRevision = async (tx: Transaction, publishing: Publishing, earlier: PublishedRevision) => {
  const beside = besideOf(publishing, earlier.node)
  const { figures, withheld } = partedFigures(earlier.figures)
  const { id } = await tx.releaseRevision.create({
    data: {
      ...beside,
      releaseId: earlier.releaseId,
      revision: earlier.revision + 1,
      families: earlier.families,
      figures,
      rules: earlier.rules,
      threshold: earlier.threshold,
      contributorPrint: earlier.print,
      contributors: [...earlier.contributors],
      audit: { ...earlier.audit, withheld },
      correction: publishing.preparation.correction,
    },
    select: { id: true },
  })
  await tx.releaseRevision.updateMany({
    where: { id: earlier.revisionId, state: 'published' },
    data: { state: 'replaced' },
  })
  return id
}

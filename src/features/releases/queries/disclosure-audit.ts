import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditFigure } from '@/domain/disclosure/audit/audit'
import type { Finding } from '@/domain/disclosure/audit/finding'
import { nodesToPublish } from '@/domain/disclosure/policy/nodes'
import {
  belongsTo,
  withBlocks,
  nodeId,
  type BlockContributor,
  type Period,
  type PublishedNode,
  type Statement,
} from '@/domain/disclosure/policy/publication'
import { figureKeys, kindOf } from '@/domain/disclosure/policy/published-figures'
import { storedReleaseFindings } from '@/domain/disclosure/audit/stored-releases'
import { intervalOfStatement } from '@/domain/disclosure/policy/cell'
import { blockOf } from '@/domain/figures/block'
import { authorize, requireFound } from '@/server/authorize'
import { hashWith } from '@/server/crypto'
import { inTransaction } from '@/server/db'
import { publicationKeyFrom } from '@/server/publication-key'
import { frozenContributors } from '../parts/contributors'
import { storedReadingsOf } from '../parts/stored-readings'
import { nodeName, registerOf, type Register } from '../parts/register'
import { allStatements } from '../parts/statements'

type Pair = readonly [family: string, interview: string]
type NodeReport = {
  id: string
  level: string
  ref: string
  period: string
  published: boolean
  contributors: readonly Pair[]
}
type ItemReport = {
  release: string
  node: string
  question: string
  kind: string
  text: string
  low: number
  high: number
  contributors: readonly Pair[]
}
/**
 * Everything that was ever published, for an audit by a program outside. `inferred`: what follows from a suppressed figure.
 */
export type AuditReport = {
  k: number
  passed: boolean
  findings: readonly Finding[]
  nodes: readonly NodeReport[]
  items: readonly ItemReport[]
  inferred: readonly ItemReport[]
}

const pairs = ({ families, interviews }: Pick<Statement, 'families' | 'interviews'>): Pair[] =>
  interviews.map((interview, index) => [families[index] ?? '', interview])

const itemOf = (statement: Statement): ItemReport => {
  const range = intervalOfStatement(statement)
  return {
    release: statement.release,
    node: nodeId(statement.node),
    question: statement.key,
    kind: kindOf(statement.key),
    text: statement.texts.join(' | '),
    low: range?.low ?? 0,
    high: range?.high ?? 0,
    contributors: pairs(statement),
  }
}

/** Every node of every period with contributors, whether or not anything was published about it. */
const nodesOfAll = (contributors: readonly BlockContributor[], register: Register): PublishedNode[] => {
  const weeks = [...new Set(contributors.map(({ week }) => week))]
  const blocks = [...new Set(weeks.map(blockOf))]
  const periods: Period[] = [
    ...weeks.map((at) => ({ grain: 'week' as const, at })),
    ...blocks.map((at) => ({ grain: 'block' as const, at })),
  ]
  return periods.flatMap((period) => nodesToPublish(register.places, period))
}

const nodeReport = (
  node: PublishedNode,
  contributors: readonly BlockContributor[],
  publishedNodeIds: ReadonlySet<string>,
  register: Register,
): NodeReport => ({
  id: nodeId(node),
  level: node.level,
  ref: nodeName(register, node).name,
  period: `${node.period.grain} ${node.period.at}`,
  published: publishedNodeIds.has(nodeId(node)),
  contributors: contributors
    .filter((contributor) => belongsTo(node, contributor))
    .map(({ family, interview }): Pair => [family, interview])
    .toSorted(([, a], [, b]) => (a < b ? -1 : 1)),
})

/** Runs the check that each release passed when it was made, for all releases together. */
export const disclosureAudit = async (actor: Actor): Promise<AuditReport> => {
  await authorize(actor, 'release.audit')
  return inTransaction(
    async (tx) => {
      const { threshold: k, publicationKey } = requireFound(
        await tx.organisation.findUnique({
          where: { id: actor.organisationId },
          select: { threshold: true, publicationKey: true },
        }),
      )
      const register = await registerOf(tx, actor)
      const contributors = withBlocks(await frozenContributors(tx, actor, null))
      const statements = await allStatements(tx, actor)
      const about = (key: string) => statements.filter((statement) => statement.key === key)
      const hash = hashWith(await publicationKeyFrom(tx, actor.organisationId, publicationKey))
      const storedReadings = await storedReadingsOf(tx, actor, statements)
      const findings = [
        ...figureKeys.flatMap((key) => auditFigure(key, { contributors, statements: about(key), k, hash })),
        ...storedReadings.flatMap(({ reading, statements: statementsOfReading }) =>
          storedReleaseFindings(reading, statementsOfReading),
        ),
      ]
      const publishedNodeIds = new Set(
        statements.filter((statement) => statement.isPublished).map(({ node }) => nodeId(node)),
      )
      return {
        k,
        passed: findings.length === 0,
        findings,
        nodes: nodesOfAll(contributors, register).map((node) =>
          nodeReport(node, contributors, publishedNodeIds, register),
        ),
        items: statements.filter((statement) => statement.isPublished).map(itemOf),
        inferred: statements.filter((statement) => !statement.isPublished).map(itemOf),
      }
    },
    { timeout: 600_000 },
  )
}

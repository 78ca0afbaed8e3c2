import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { nodeId, type Period, type Statement } from '@/domain/disclosure/policy/publication'
import type { PublishableRelease } from '@/domain/disclosure/release'
import { authorize } from '@/server/authorize'
import { inTransaction, largeTransaction } from '@/server/db'
import { publicationInputs, type PublicationInputs } from '../parts/publication-inputs'
import type { PublishedRevision } from '../parts/published-revisions'
import { nodeName, type NodeName } from '../parts/register'
import { releasesOf } from '../parts/prepared-nodes'

/** `published`: number and revision of the release that is repeated; null when it was not published yet. */
export type ForRecipient = NodeName &
  Pick<
    PublishableRelease,
    'node' | 'rules' | 'threshold' | 'families' | 'figures' | 'contributors' | 'contributorPrint'
  > & { readonly published: string | null; readonly statements: readonly PrintedStatement[] }

/** A statement as the operator's JSON prints it: `isPublished` is called `said` there, as in the database. */
type PrintedStatement = Readonly<Record<string, unknown>>

const printedStatement = (statement: Statement): PrintedStatement =>
  Object.fromEntries(Object.entries(statement).map(([name, value]) => [name === 'isPublished' ? 'said' : name, value]))

const asPublished = (
  { preparation, register }: PublicationInputs,
  { node, rules, threshold, families, figures, contributors, print, number, revision }: PublishedRevision,
): ForRecipient => {
  const familyOf = new Map(preparation.contributors.map(({ interview, family }) => [interview, family]))
  return {
    ...nodeName(register, node),
    published: `${number}.${revision}`,
    node,
    rules,
    threshold,
    families,
    figures,
    statements: preparation.earlier
      .filter((statement) => nodeId(statement.node) === nodeId(node))
      .map(printedStatement),
    contributors: contributors.map((interview) => [familyOf.get(interview) ?? '', interview]),
    contributorPrint: print,
  }
}

/** What every recipient of a period would read now, without storing it: for a check from outside. */
export const preparedPeriod = async (
  actor: Actor,
  period: Period,
  report?: (done: number, of: number) => Promise<void>,
): Promise<ForRecipient[]> => {
  await authorize(actor, 'release.prepare')
  const inputs = await inTransaction(actor, (tx) => publicationInputs(tx, actor, period), largeTransaction)
  const releases = await releasesOf(inputs, report)
  const publishedBefore = [...inputs.published.values()].toSorted((a, b) => a.number - b.number)
  return [
    ...publishedBefore.map((revision) => asPublished(inputs, revision)),
    ...releases.map((release) => ({
      ...nodeName(inputs.register, release.node),
      published: null,
      ...release,
      statements: release.statements.map(printedStatement),
    })),
  ]
}

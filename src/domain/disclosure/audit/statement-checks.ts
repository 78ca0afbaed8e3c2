/** R7, each statement by itself: its place and period, its contributors and its text must be as the rules make them. */
import { blockOf } from '../../figures/block'
import { textOfCell } from '../policy/cell'
import type { KeyedHash } from '../policy/noise'
import { belongsTo, nodeId, type BlockContributor, type PublishedNode, type Statement } from '../policy/publication'
import type { FigureKey } from '../policy/published-figures'
import { minimumThreshold } from '../policy/size-class'
import type { Publication } from './audit-scopes'
import type { Finding } from './finding'

type ByInterview = ReadonlyMap<string, BlockContributor>

const isInSameBlock = (node: PublishedNode, otherNode: PublishedNode) =>
  blockOf(node.period.at) === blockOf(otherNode.period.at)

/** Schools are published by block, municipalities by week, and a board by one of the two within a block. */
const hasItsGrain = ({ node }: Statement, statements: readonly Statement[]) => {
  const { level, municipality, board, period } = node
  if (level !== 'board') return period.grain === (level === 'school' ? 'block' : 'week')
  return !statements.some(
    ({ node: otherNode }) =>
      otherNode.level === 'board' &&
      otherNode.municipality === municipality &&
      otherNode.board === board &&
      otherNode.period.grain !== period.grain &&
      isInSameBlock(otherNode, node),
  )
}

const isInPlace = (node: PublishedNode, contributor: BlockContributor) =>
  belongsTo(node, { ...contributor, countsInBlock: true })

/** The statement holds contributors to the node alone, and all of them. Families that were erased may still be in it. */
const hasItsContributors = ({ node, key, interviews }: Statement, contributors: ByInterview) => {
  const statedInterviews = new Set(interviews)
  const allContribute = interviews.every((interview) => {
    const contributor = contributors.get(interview)
    return (
      contributor !== undefined &&
      (contributor.values === null ? isInPlace(node, contributor) : belongsTo(node, contributor))
    )
  })
  const lacksOne = [...contributors.values()].some(
    (contributor) =>
      (contributor.values?.[key] ?? null) !== null &&
      !statedInterviews.has(contributor.interview) &&
      belongsTo(node, contributor),
  )
  return allContribute && !lacksOne && statedInterviews.size === interviews.length
}

const hasItsText = ({ isPublished, texts, ...statement }: Statement, hash: KeyedHash) =>
  (isPublished ? texts.length === 1 : texts.length > 1) && texts.includes(textOfCell(statement, hash))

/** After an erasure the sum cannot be computed again, and counts as right. */
const hasItsSum = ({ interviews, key, sum }: Statement, contributors: ByInterview) => {
  const values = interviews.map((interview) => contributors.get(interview)?.values?.[key] ?? null)
  return values.includes(null) || values.reduce<number>((total, one) => total + (one ?? 0), 0) === sum
}

export const statementFindings = (
  key: FigureKey,
  { contributors, statements }: Publication,
  hash: KeyedHash,
): Finding[] => {
  const byInterview = new Map(contributors.map((contributor) => [contributor.interview, contributor]))
  const firstOfNode = new Map(statements.toReversed().map((statement) => [nodeId(statement.node), statement]))
  const kindOfFinding = (statement: Statement): Finding['kind'] | null => {
    const first = firstOfNode.get(nodeId(statement.node)) ?? statement
    if (!hasItsGrain(statement, statements)) return 'wrong_grain'
    const families = new Set(statement.families).size
    if (families < Math.max(minimumThreshold, statement.threshold)) return 'under_threshold'
    if (families !== statement.interviews.length) return 'wrong_contributors'
    if (first.interviews.join() !== statement.interviews.join()) return 'wrong_contributors'
    if (!hasItsContributors(statement, byInterview)) return 'wrong_contributors'
    return hasItsText(statement, hash) && hasItsSum(statement, byInterview) ? null : 'wrong_text'
  }
  return statements.flatMap((statement) => {
    const kind = kindOfFinding(statement)
    return kind ? [{ kind, key, name: nodeId(statement.node) }] : []
  })
}

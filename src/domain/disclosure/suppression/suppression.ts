/**
 * R2, secondary suppression: which cells are published, and what a reader can infer from a cell that is suppressed. A reader
 * knows the rules, every n and every earlier statement, so the order of decisions is public too: the largest node comes first,
 * which leaves suppression to the smallest. A suppressed cell constrains later decisions by the texts that it can still have.
 */
import { isInScope, type AuditScope } from '../audit/audit-scopes'
import { partitionContributors, type StatedCell } from '../inference/equivalence-classes'
import { FeasibilityBounds } from '../inference/feasibility-bounds'
import { intervalOfStatement, type Cell } from '../policy/cell'
import type { KeyedHash } from '../policy/noise'
import { levels, nodeId, type Statement } from '../policy/publication'
import { constraintOf, createScopeSystem, measuredTargets, type Constraint } from './disclosed-targets'
import { similarStatements } from './similar-cells'
import { decideCell } from './text-suppression'

/** Municipalities first, then boards, then schools; among those the largest first, and ties by the node's id. */
const inDecisionOrder = (cells: readonly Cell[]): Cell[] =>
  cells.toSorted(
    (a, b) =>
      levels.indexOf(a.node.level) - levels.indexOf(b.node.level) ||
      b.interviews.length - a.interviews.length ||
      (nodeId(a.node) < nodeId(b.node) ? -1 : 1),
  )

type CellsToDecide = {
  readonly scope: AuditScope
  /** Every statement about the figure, also in other blocks: those about nearly the same families count. */
  readonly earlier: readonly Statement[]
  readonly cells: readonly Cell[]
  readonly hash: KeyedHash
}

/** The classes and bounds of a scope before any of the undecided cells has a statement. */
const initialState = (scope: AuditScope, constraints: readonly Constraint[], undecidedCells: readonly Cell[]) => {
  const everyConstraint = [
    ...constraints,
    ...undecidedCells.map(({ node, interviews }): Constraint => ({ node, interviews, interval: null })),
  ]
  const partition = partitionContributors(
    scope.contributors,
    everyConstraint.map(({ interviews }) => interviews),
  )
  return { partition, bounds: FeasibilityBounds.create(createScopeSystem(scope.key, partition, everyConstraint)) }
}

/**
 * The statements about the cells of one audit scope, decided one after the other. Null when the earlier statements contradict
 * each other: then nothing more may be published. A cell whose suppression tells nothing gets no statement.
 */
export const decideCells = ({ scope, earlier, cells, hash }: CellsToDecide): readonly Statement[] | null => {
  const queue = inDecisionOrder(cells)
  const constraints = earlier.filter(({ node }) => isInScope(scope, node)).map(constraintOf)
  const { partition, bounds } = initialState(scope, constraints, queue)
  if (!bounds) return null
  const classesOf = (set: number) => partition.sets[set] ?? []
  const statedCells: StatedCell[] = constraints.map(({ node }, set) => ({ node, classes: classesOf(set) }))
  const statements: Statement[] = []
  for (const [index, cell] of queue.entries()) {
    const set = constraints.length + index
    const statedCell: StatedCell = { node: cell.node, classes: classesOf(set) }
    const targets = measuredTargets(scope, partition.classes, [...statedCells, statedCell], cell.node)
    const similar = similarStatements(cell, [...earlier, ...statements], scope.k)
    const statement = decideCell({ cell, set, bounds, targets, similar, k: scope.k }, hash)
    // Trying the texts left a constraint on the cell; only the decided one may stay.
    bounds.removeConstraint(set)
    const interval = statement && intervalOfStatement(statement)
    if (!interval) continue
    if (!bounds.addConstraint(set, interval)) return null
    bounds.centreStart()
    statements.push(statement)
    statedCells.push(statedCell)
  }
  return statements
}

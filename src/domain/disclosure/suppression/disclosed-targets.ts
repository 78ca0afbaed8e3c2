/**
 * R7: which attack targets do the statements about one audit scope disclose? Municipalities and blocks share no interview, so
 * each is audited by itself; the weeks and the block within one are audited together.
 */
import {
  partitionContributors,
  type EquivalenceClass,
  type Partition,
  type StatedCell,
} from '../inference/equivalence-classes'
import { createSystem, withConstraint, type ConstraintSystem } from '../inference/constraint-system'
import { FeasibilityBounds } from '../inference/feasibility-bounds'
import type { FeasibilityInterval } from '../inference/feasibility-interval'
import type { AuditScope } from '../audit/audit-scopes'
import { intervalOfStatement } from '../policy/cell'
import type { PublishedNode, Statement } from '../policy/publication'
import { kindOf, scales, type FigureKey } from '../policy/published-figures'
import type { AttackTarget } from './attack-target'
import { attackTargets } from './attack-targets'
import { hasProtectionWidth, isProtected, neededPushes, type TargetSize } from './protection-width'

/** The contributors to a cell and the interval of their sum. Null: the cell is not decided yet and constrains nothing. */
export type Constraint = {
  readonly node: PublishedNode
  readonly interviews: readonly string[]
  readonly interval: FeasibilityInterval | null
}

export const constraintOf = ({ node, interviews, ...statement }: Statement): Constraint => ({
  node,
  interviews,
  interval: intervalOfStatement({ ...statement, interviews }),
})

/** The unknown sums of the classes under the constraints. `constraints` are the sets that the partition was made for. */
export const createScopeSystem = (
  key: FigureKey,
  { classes, sets }: Partition,
  constraints: readonly Constraint[],
): ConstraintSystem => {
  const { least, most } = scales[kindOf(key)]
  const unconstrainedSystem = createSystem(
    classes.map(({ size }) => ({ low: least * size, high: most * size })),
    constraints.map(({ node }, set) => ({ members: sets[set] ?? [], grain: node.period.grain })),
  )
  return constraints.reduce(
    (system, { interval }, set) => (interval ? withConstraint(system, set, interval) : system),
    unconstrainedSystem,
  )
}

const sizeOf = (key: FigureKey, classes: readonly EquivalenceClass[], target: AttackTarget): TargetSize => {
  const families = new Set<string>()
  let size = 0
  for (const index of target.classes) {
    const equivalenceClass = classes[index]
    for (const family of equivalenceClass?.families ?? []) families.add(family)
    size += equivalenceClass?.size ?? 0
  }
  return { key, size, families: families.size }
}

/** An attack target with what its protection depends on. */
export type MeasuredTarget = { readonly target: AttackTarget; readonly size: TargetSize }

export const measuredTargets = (
  { key }: AuditScope,
  classes: readonly EquivalenceClass[],
  cells: readonly StatedCell[],
  candidate?: PublishedNode,
): MeasuredTarget[] =>
  attackTargets(classes, cells, candidate).map((target) => ({ target, size: sizeOf(key, classes, target) }))

/** The cheap inner bounds are tried first; the exact interval decides. Without an exact answer the target counts as disclosed. */
const isDisclosed = (bounds: FeasibilityBounds, { target, size }: MeasuredTarget, k: number): boolean => {
  const { classes, id } = target
  if (hasProtectionWidth(bounds.cachedInterval(classes, id), size, k)) return false
  const interval = bounds.pushedInterval(classes, id, (sum) => neededPushes(sum, size, k))
  if (hasProtectionWidth(interval, size, k)) return false
  const exact = bounds.exactInterval(classes, id)
  return exact === null || !isProtected(exact, size, k)
}

/** The first target that is disclosed, or null: one is enough to forbid a text. */
export const firstDisclosed = (
  bounds: FeasibilityBounds,
  targets: readonly MeasuredTarget[],
  k: number,
): MeasuredTarget | null => targets.find((target) => isDisclosed(bounds, target, k)) ?? null

/** All targets that the constraints disclose; null when the constraints contradict each other. */
export const disclosedTargets = (
  scope: AuditScope,
  constraints: readonly Constraint[],
): readonly AttackTarget[] | null => {
  const partition = partitionContributors(
    scope.contributors,
    constraints.map(({ interviews }) => interviews),
  )
  const cells = constraints.map(({ node }, set) => ({ node, classes: partition.sets[set] ?? [] }))
  const bounds = FeasibilityBounds.create(createScopeSystem(scope.key, partition, constraints))
  if (!bounds) return null
  return measuredTargets(scope, partition.classes, cells)
    .filter((target) => isDisclosed(bounds, target, scope.k))
    .map(({ target }) => target)
}

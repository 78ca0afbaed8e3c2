/**
 * Attacker scenario: subtract the texts of some weeks from the text of their block, and aim at the families that the block
 * counts in the other weeks. A family counts in its block by one interview (`countsInBlock`).
 */
import { groupBy } from '../../figures/group-by'
import type { EquivalenceClass, StatedCell } from '../inference/equivalence-classes'
import type { PublishedNode } from '../policy/publication'
import { unionsOf, type NamedGroup } from './attack-target'
import { unitsByBlock } from './unit-targets'

type Unit = Pick<PublishedNode, 'board' | 'school'>

/** Is one of the two nodes the other one, or does it lie within it? */
const isRelated = (node: PublishedNode, candidate: PublishedNode) =>
  (!candidate.board || !node.board || node.board === candidate.board) &&
  (!candidate.school || !node.school || node.school === candidate.school)

const isInUnit = ({ board, school }: EquivalenceClass, unit: Unit) =>
  (!unit.board || board === unit.board) && (!unit.school || school === unit.school)

/** Every unit with a cell by block and the units around it, by name. */
const unitsWithBlockCell = (cells: readonly StatedCell[], candidate?: PublishedNode): ReadonlyMap<string, Unit> => {
  const nodes = cells
    .map(({ node }) => node)
    .filter((node) => node.period.grain === 'block' && (!candidate || isRelated(node, candidate)))
  return new Map(
    nodes.flatMap(({ board, school }): [string, Unit][] => [
      ['municipality', { board: '', school: '' }],
      [`board ${board}`, { board, school: '' }],
      [`school ${board}/${school}`, { board, school }],
    ]),
  )
}

/** For each unit, the contributors to its block in every choice of weeks. */
export const blockWeekTargets = (
  classes: readonly EquivalenceClass[],
  cells: readonly StatedCell[],
  candidate?: PublishedNode,
): NamedGroup[] =>
  [...unitsWithBlockCell(cells, candidate)].flatMap(([name, unit]) => {
    const members = [...classes.entries()].flatMap(([index, equivalenceClass]) =>
      equivalenceClass.countsInBlock && isInUnit(equivalenceClass, unit) ? [index] : [],
    )
    const weeks = [...groupBy(members, (index) => classes[index]?.week ?? null).values()]
    return [...weeks, ...unionsOf(weeks)].map((group) => ({
      name: `${name}: contributors to the block in some of its weeks`,
      classes: group,
    }))
  })

/**
 * A block cell that is published after an erasure has fewer contributors than the weeks of the block had. The contributors
 * that are left are targets of their own, beside the groups that still include the erased families.
 */
export const targetsAfterErasure = (
  classes: readonly EquivalenceClass[],
  cells: readonly StatedCell[],
  candidate?: PublishedNode,
): NamedGroup[] =>
  cells.flatMap((cell) => {
    const members = new Set(cell.classes)
    const lacksContributors =
      cell.node.period.grain === 'block' &&
      classes.some(
        (equivalenceClass, index) =>
          equivalenceClass.countsInBlock && !members.has(index) && isInUnit(equivalenceClass, cell.node),
      )
    if (!lacksContributors) return []
    const remaining = classes.map((equivalenceClass, index) => ({
      ...equivalenceClass,
      countsInBlock: members.has(index),
    }))
    return [...unitsByBlock(remaining), ...blockWeekTargets(remaining, [cell], candidate)]
  })

/**
 * Attacker scenario: subtract published cells from the cell that they lie in, and aim at the difference. A board is subtracted
 * from its municipality, a school from its board, by week, by block and by both. The difference is made of the contributors
 * of the cells, not of places, because that is what the texts are about.
 */
import { blockOf } from '../../figures/block'
import { groupBy } from '../../figures/group-by'
import type { ClassIndices, EquivalenceClass, StatedCell } from '../inference/equivalence-classes'
import type { PublishedNode } from '../policy/publication'
import { classesOutside, unionsOf, type NamedGroup } from './attack-target'

const subtractions = ['its weeks', 'its blocks', 'weeks and blocks'] as const
type Differences = { readonly [key in (typeof subtractions)[number]]?: ClassIndices }

const isInside = (inner: PublishedNode, outer: PublishedNode) =>
  inner.level !== outer.level &&
  inner.level !== 'municipality' &&
  (outer.level === 'municipality' || (outer.level === 'board' && inner.board === outer.board)) &&
  (inner.period.grain === 'block' || inner.period.at === outer.period.at)

/** What is left of one cell when the cells by week, the cells by block, or both inside it are subtracted. */
const differencesOf = (outer: StatedCell, cells: readonly StatedCell[]): Differences => {
  const innerCells = cells.filter(({ node }) => isInside(node, outer.node))
  const byWeek = innerCells.filter(({ node }) => node.period.grain === 'week')
  const byBlock = innerCells.filter(({ node }) => node.period.grain === 'block')
  return {
    ...(byWeek.length > 0 && { 'its weeks': classesOutside(outer.classes, byWeek) }),
    ...(byBlock.length > 0 && { 'its blocks': classesOutside(outer.classes, byBlock) }),
    ...(byWeek.length > 0 && byBlock.length > 0 && { 'weeks and blocks': classesOutside(outer.classes, innerCells) }),
  }
}

/** The differences of one unit in one block, and the unions of those of its weeks. */
const unitDifferences = (
  name: string,
  cellsOfUnit: readonly StatedCell[],
  cells: readonly StatedCell[],
): NamedGroup[] => {
  const byCell = cellsOfUnit.map((cell) => differencesOf(cell, cells))
  return subtractions.flatMap((subtraction) => {
    const differences = byCell.flatMap((difference) => (difference[subtraction] ? [difference[subtraction]] : []))
    return [...differences, ...unionsOf(differences)].map((classes) => ({
      name: `${name} without what is published of ${subtraction}`,
      classes,
    }))
  })
}

const blockWithoutSchools = (
  name: string,
  unit: PublishedNode,
  classes: readonly EquivalenceClass[],
  cells: readonly StatedCell[],
): NamedGroup => {
  const members = classes.flatMap(({ countsInBlock, board }, index) =>
    countsInBlock && (unit.board === '' || board === unit.board) ? [index] : [],
  )
  const schools = cells.filter(({ node }) => node.level === 'school' && (!unit.board || node.board === unit.board))
  return { name: `${name}: the block without its schools`, classes: classesOutside(members, schools) }
}

export const differenceTargets = (classes: readonly EquivalenceClass[], cells: readonly StatedCell[]): NamedGroup[] => {
  const units = groupBy(
    cells.filter(({ node }) => node.level !== 'school'),
    ({ node }) => `${node.level} ${node.board} in ${blockOf(node.period.at)}`,
  )
  return [...units].flatMap(([name, cellsOfUnit]) => [
    ...unitDifferences(name, cellsOfUnit, cells),
    ...cellsOfUnit.slice(0, 1).map(({ node }) => blockWithoutSchools(name, node, classes, cells)),
  ])
}

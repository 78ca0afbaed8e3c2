/**
 * All attack targets of one audit scope. Protecting them keeps a reader from inferring what is never published but follows from
 * published cells by subtraction. Each attacker scenario has a file beside this one.
 */
import type { EquivalenceClass, StatedCell } from '../inference/equivalence-classes'
import type { PublishedNode } from '../policy/publication'
import type { AttackTarget } from './attack-target'
import { blockWeekTargets, targetsAfterErasure } from './block-week-targets'
import { differenceTargets } from './difference-targets'
import { unitsByBlock, unitsByWeek } from './unit-targets'

/**
 * The targets among the contributors to one figure in one municipality and block, given the cells with a statement. No target
 * is empty, and none occurs twice. With a `candidate` (the node that is decided now) the choices of weeks are listed only for
 * nodes related to it, for speed; the audit at the end lists them all.
 */
export const attackTargets = (
  classes: readonly EquivalenceClass[],
  cells: readonly StatedCell[],
  candidate?: PublishedNode,
): AttackTarget[] => {
  const groups = [
    ...unitsByWeek(classes),
    ...unitsByBlock(classes),
    ...blockWeekTargets(classes, cells, candidate),
    ...targetsAfterErasure(classes, cells, candidate),
    ...differenceTargets(classes, cells),
  ]
  const targets = new Map<string, AttackTarget>()
  for (const group of groups) {
    const id = group.classes.toSorted((a, b) => a - b).join(',')
    if (group.classes.length > 0 && !targets.has(id)) targets.set(id, { ...group, id })
  }
  return [...targets.values()]
}

/** Attacker scenario: aim at one municipality, board or school in one week or in one block. */
import type { EquivalenceClass } from '../inference/equivalence-classes'
import { levels, type PublishedLevel } from '../policy/publication'
import { groupsByName, type NamedGroup } from './attack-target'

const unitName = ({ board, school }: EquivalenceClass, level: PublishedLevel) =>
  level === 'municipality' ? level : level === 'board' ? `board ${board}` : `school ${board}/${school}`

export const unitsByWeek = (classes: readonly EquivalenceClass[]): NamedGroup[] =>
  levels.flatMap((level) =>
    groupsByName(
      classes,
      (equivalenceClass) => `${unitName(equivalenceClass, level)} in week ${equivalenceClass.week}`,
    ),
  )

export const unitsByBlock = (classes: readonly EquivalenceClass[]): NamedGroup[] =>
  levels.flatMap((level) =>
    groupsByName(classes, (equivalenceClass) =>
      equivalenceClass.countsInBlock ? `${unitName(equivalenceClass, level)} in its block` : null,
    ),
  )

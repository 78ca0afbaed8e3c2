/**
 * The closed list of figures that may leave the organisation (R3, R5, R6), and what one interview contributes to each. A
 * question that is not on the list is never published, whoever asks for it. The list holds no groups, ages, languages, names
 * or texts, and no worries of the caller.
 */
import type { InterviewFact } from '../../figures/interview-fact'
import { capacityUnits, loadUnits } from '../../figures/interview-items'

export const shareKeys = [
  'homework_help',
  'daily_routine',
  'enough_support',
  'supporters',
  'school_contact',
  'enough_room',
  'school_letters',
  'homework_at_home',
  'internet',
  'rules_clear',
  'money_for_groceries',
  'worries',
  'worries_about_others',
  'devices',
  'keeps_going',
  'goes_well',
] as const
export type ShareKey = (typeof shareKeys)[number]
export const gradeKeys = ['grade_parent', 'grade_children'] as const
export const indexKeys = ['load', 'capacity'] as const
export const figureKeys = [...shareKeys, ...gradeKeys, ...indexKeys] as const
export type FigureKey = (typeof figureKeys)[number]

export type FigureKind = 'share' | 'grade' | 'index'
export const kindOf = (key: FigureKey): FigureKind =>
  key === 'load' || key === 'capacity'
    ? 'index'
    : key === 'grade_parent' || key === 'grade_children'
      ? 'grade'
      : 'share'

/** The units in one point of 0-100. With 252 units the means of load items and of capacity items are both whole numbers. */
export const unitsPerPoint = 252
export const indexMost = 100 * unitsPerPoint

/** What one interview can contribute, and what one step of noise is worth, in the figure's own whole numbers. */
export const scales = {
  share: { least: 0, most: 1, step: 1, noise: 2 },
  grade: { least: 1, most: 10, step: 1, noise: 5 },
  index: { least: 0, most: indexMost, step: unitsPerPoint, noise: 50 },
} as const satisfies Record<FigureKind, { least: number; most: number; step: number; noise: number }>

/** The answers that a share counts as yes, and those that count only towards its n. Every other answer is not substantive. */
const counted: Partial<Record<ShareKey, { yes: readonly string[]; no: readonly string[] }>> = {
  homework_help: { yes: ['yes'], no: ['partly', 'no'] },
  daily_routine: { yes: ['yes'], no: ['partly', 'no'] },
  enough_support: { yes: ['yes'], no: ['partly', 'no'] },
  supporters: { yes: ['yes'], no: ['no'] },
  school_contact: { yes: ['good'], no: ['little', 'none'] },
  enough_room: { yes: ['no', 'partly'], no: ['yes'] },
  school_letters: { yes: ['no', 'partly'], no: ['yes'] },
  homework_at_home: { yes: ['no', 'partly'], no: ['yes'] },
  internet: { yes: ['no', 'partly'], no: ['yes'] },
  rules_clear: { yes: ['no', 'partly'], no: ['yes'] },
  money_for_groceries: { yes: ['no', 'partly'], no: ['yes'] },
  worries: { yes: ['yes', 'partly'], no: ['no'] },
  worries_about_others: { yes: ['yes'], no: ['no'] },
}

/** The part of a fact that figures are made of: its choices, and items that combine several answers. */
export type Contributing = Pick<InterviewFact, 'load5040' | 'capacity840' | 'gradeParent' | 'gradeChildren'> & {
  readonly choices: { readonly [key: string]: unknown }
  readonly loadItems: { readonly devices: number | null }
  readonly capacityItems: { readonly keeps_going: number | null; readonly goes_well: number | null }
}

const above0 = (value: number | null) => (value === null ? null : value > 0 ? 1 : 0)

const shareValue = (key: ShareKey, fact: Contributing): number | null => {
  if (key === 'devices') return above0(fact.loadItems.devices)
  if (key === 'keeps_going' || key === 'goes_well') return above0(fact.capacityItems[key])
  const answer = String(fact.choices[key])
  const { yes, no } = counted[key] ?? { yes: [], no: [] }
  return yes.includes(answer) ? 1 : no.includes(answer) ? 0 : null
}

/** One interview's whole number for a figure; null when it has no substantive answer and so is no contributor. */
export const valueOf = (key: FigureKey, fact: Contributing): number | null => {
  switch (key) {
    case 'grade_parent':
      return fact.gradeParent
    case 'grade_children':
      return fact.gradeChildren
    case 'load':
      return fact.load5040 === null ? null : (fact.load5040 * indexMost) / loadUnits
    case 'capacity':
      return fact.capacity840 === null ? null : (fact.capacity840 * indexMost) / capacityUnits
    default:
      return shareValue(key, fact)
  }
}

/**
 * Many facts → plain counts and sums of whole numbers: all that figures are made of, and what SQL reproduces. Adding up
 * whole numbers has no order, so neither have the figures. Knows no shares, no intervals and no disclosure.
 */
import { channels, type Channel } from '../instrument/beside'
import { choiceItems, type ChoiceKey } from '../instrument/items'
import type { CountedFact } from './counting'
import { groupKeys, type GroupKey } from './groups'
import {
  capacityItems,
  loadItems,
  type CapacityItem,
  type Halves,
  type ItemValues,
  type LoadItem,
} from './interview-items'
import { tableOf } from './table-of'

/** Sufficient statistics of a mean, in whole numbers. */
export type Sums = { readonly n: number; readonly sum: number; readonly sumOfSquares: number }
/** How many of n. */
export type Part = { readonly count: number; readonly n: number }

export const grades = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const
export type Distribution = { readonly [grade in (typeof grades)[number]]: number }
export const gradeKeys = ['parent', 'children'] as const
export type GradeKey = (typeof gradeKeys)[number]

export type FigureCounts = {
  /** Counting interviews of the period, and of these the first ones ever of their family and the others. */
  readonly interviews: number
  readonly first: number
  readonly repeat: number
  readonly byChannel: { readonly [channel in Channel]: number }
  /** Families with a counting interview: one interview each, on which all that follows is counted. */
  readonly families: number
  /** Per choice item, families per code (an option or a missing code); a code that nobody has is absent. */
  readonly codes: { readonly [key in ChoiceKey]: { readonly [code: string]: number } }
  /** Per item, families with a value above 0. */
  readonly items: { readonly [key in LoadItem | CapacityItem]: Part }
  /** In 1/5040 and 1/840. */
  readonly load: Sums
  readonly capacity: Sums
  readonly grades: { readonly [key in GradeKey]: Sums & { readonly distribution: Distribution } }
  readonly changes: { readonly [key in GradeKey]: Sums }
  readonly groups: { readonly [key in GroupKey]: Part }
}

type Values = readonly (number | null)[]

const howMany = <T>(all: readonly T[], holds: (one: T) => boolean) => all.filter(holds).length

const sumsOf = (values: Values): Sums => {
  const said = values.filter((value) => value !== null)
  return {
    n: said.length,
    sum: said.reduce((sum, value) => sum + value, 0),
    sumOfSquares: said.reduce((sum, value) => sum + value * value, 0),
  }
}

const gradeSums = (values: Values) => ({
  ...sumsOf(values),
  distribution: tableOf(grades, (grade) => howMany(values, (value) => value === Number(grade))),
})

const partOf = <T>(values: readonly (T | null)[], holds: (value: T) => boolean): Part => ({
  count: howMany(values, (value) => value !== null && holds(value)),
  n: howMany(values, (value) => value !== null),
})

const codesOf = (families: readonly CountedFact[], key: ChoiceKey): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { choices } of families) for (const code of [choices[key]].flat()) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

const barOf = (values: readonly (Halves | null)[]) => partOf<Halves>(values, (value) => value > 0)

const barsOf = <K extends string>(keys: readonly K[], all: readonly ItemValues<K>[]) =>
  tableOf(keys, (key) => barOf(all.map((values) => values[key])))

const choiceKeys = choiceItems.map((item) => item.key as ChoiceKey)

export type TallyOptions = {
  /** The schools of a node below organisation level; absent: every interview belongs. */
  schoolRefs?: ReadonlySet<string>
}

/**
 * Counts over the counted facts of one week. An interview belongs to a node by its own schools; a family's one interview is
 * chosen over all its interviews of the week first, and then belongs to the node or does not.
 */
export const tally = (ofWeek: readonly CountedFact[], { schoolRefs }: TallyOptions = {}): FigureCounts => {
  const here = ofWeek.filter((fact) => !schoolRefs || fact.schools.some((ref) => schoolRefs.has(ref)))
  const families = here.filter((fact) => fact.isOfWeek)
  const first = howMany(here, (fact) => fact.isFirst)
  return {
    interviews: here.length,
    first,
    repeat: here.length - first,
    byChannel: tableOf(channels, (channel) => howMany(here, (fact) => fact.channel === channel)),
    families: families.length,
    codes: tableOf(choiceKeys, (key) => codesOf(families, key)),
    items: {
      ...barsOf(
        loadItems,
        families.map((fact) => fact.loadItems),
      ),
      ...barsOf(
        capacityItems,
        families.map((fact) => fact.capacityItems),
      ),
    },
    load: sumsOf(families.map((fact) => fact.load5040)),
    capacity: sumsOf(families.map((fact) => fact.capacity840)),
    grades: {
      parent: gradeSums(families.map((fact) => fact.gradeParent)),
      children: gradeSums(families.map((fact) => fact.gradeChildren)),
    },
    changes: {
      parent: sumsOf(families.map((fact) => fact.gradeParentChange)),
      children: sumsOf(families.map((fact) => fact.gradeChildrenChange)),
    },
    groups: tableOf(groupKeys, (key) =>
      partOf(
        families.map((fact) => fact.groups[key]),
        (inGroup) => inGroup,
      ),
    ),
  }
}

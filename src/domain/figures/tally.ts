/**
 * Counts many facts. It defines what the SQL of the weeks computes from stored facts, and tests compare the two. All sums
 * are of whole numbers, so the order of the facts does not matter.
 */
import { channels, choosers } from '../instrument/call-details'
import type { Instrument } from '../instrument/instrument'
import type { ChoiceKey } from '../instrument/keys'
import type { CountedFact } from './counting'
import {
  countOfCode,
  grades,
  type CodeCounts,
  type FigureCounts,
  type OwnCounts,
  type Part,
  type Sums,
  type VersionCounts,
} from './counts'
import { groupBy } from './group-by'
import { groupsIn } from './groups'
import { keysOf, tableOf } from './table-of'

type Values = readonly (number | null)[]

const howMany = <T>(things: readonly T[], holds: (thing: T) => boolean) => things.filter(holds).length

const sumsOf = (values: Values): Sums => {
  const substantive = values.filter((value) => value !== null)
  return {
    n: substantive.length,
    sum: substantive.reduce((sum, value) => sum + value, 0),
    sumOfSquares: substantive.reduce((sum, value) => sum + value * value, 0),
  }
}

const gradeSums = (values: Values) => ({
  ...sumsOf(values),
  distribution: tableOf(grades, (grade) => howMany(values, (value) => value === Number(grade))),
})

const proportionOf = <T>(values: readonly (T | null | undefined)[], holds: (value: T) => boolean): Part => {
  const substantive = values.filter((value) => value !== null && value !== undefined)
  return { count: howMany(substantive, holds), n: substantive.length }
}

const countsOf = (codes: readonly string[]): CodeCounts => {
  const counts: Record<string, number> = {}
  for (const code of codes) counts[code] = countOfCode(counts, code) + 1
  return counts
}

const codeCounts = (families: readonly CountedFact[], key: ChoiceKey): CodeCounts =>
  countsOf(families.flatMap(({ choices }) => choices[key] ?? []))

const ownCounts = (families: readonly CountedFact[]): OwnCounts => {
  const keys = new Set(families.flatMap(({ ownCodes }) => keysOf(ownCodes)))
  return tableOf([...keys], (key) => countsOf(families.flatMap(({ ownCodes }) => ownCodes[key] ?? [])))
}

export type TallyOptions = {
  /** The schools of a node below organisation level. Absent: all interviews are counted. */
  schoolRefs?: ReadonlySet<string>
}

/** The counts of facts of one version of the instrument. */
const tallyOf = (instrument: Instrument, facts: readonly CountedFact[]): FigureCounts => {
  const families = facts.filter((fact) => fact.isOfWeek)
  const first = howMany(facts, (fact) => fact.isFirst)
  const gradeKeys = instrument.gradeQuestions.map(({ as }) => as)
  return {
    interviews: facts.length,
    first,
    repeat: facts.length - first,
    byChannel: tableOf(channels, (channel) => howMany(facts, (fact) => fact.channel === channel)),
    byChooser: tableOf(choosers, (chooser) => howMany(facts, (fact) => fact.chosenBy === chooser)),
    families: families.length,
    codes: tableOf(
      instrument.choiceItems.map(({ key }) => key),
      (key) => codeCounts(families, key),
    ),
    items: tableOf(instrument.indexItemKeys, (key) =>
      proportionOf<number>(
        families.map(({ weights }) => weights[key]),
        (halves) => halves > 0,
      ),
    ),
    load: sumsOf(families.map((fact) => fact.load)),
    capacity: sumsOf(families.map((fact) => fact.capacity)),
    grades: tableOf(gradeKeys, (key) => gradeSums(families.map((fact) => fact.grades[key] ?? null))),
    changes: tableOf(gradeKeys, (key) => sumsOf(families.map((fact) => fact.gradeChanges[key] ?? null))),
    groups: tableOf(
      groupsIn(instrument).map(({ key }) => key),
      (key) =>
        proportionOf<boolean>(
          families.map((fact) => fact.groups[key]),
          (isInGroup) => isInGroup,
        ),
    ),
    own: ownCounts(families),
  }
}

/**
 * Counts the facts of one week, for each version of the instrument. An interview belongs to a node by its own schools. The
 * interview that represents a family is chosen from all its interviews of the week, before the node is looked at.
 */
export const tally = (ofWeek: readonly CountedFact[], { schoolRefs }: TallyOptions = {}): VersionCounts[] => {
  const atNode = ofWeek.filter((fact) => !schoolRefs || fact.schools.some((ref) => schoolRefs.has(ref)))
  return [...groupBy(atNode, ({ instrument }) => String(instrument.version)).values()].flatMap((facts) => {
    const instrument = facts[0]?.instrument
    return instrument ? [{ instrument, counts: tallyOf(instrument, facts) }] : []
  })
}

/**
 * Decides which interviews count, and which one represents its family: the latest completed of the period, or else the
 * latest that was broken off. It also adds what depends on earlier interviews: first or repeat, and how the grades changed.
 */
import { isCountedAlike } from '../instrument/comparable'
import { groupBy } from './group-by'
import type { InterviewFact } from './interview-fact'
import { speakerOf } from './speaker'

export type CountedFact = InterviewFact & {
  /** Whether this is the family's first counting interview ever. */
  readonly isFirst: boolean
  /** Whether this is the one interview that represents its family in its week. */
  readonly isOfWeek: boolean
  /** Per grade: this one minus that of the directly previous counting interview; null when either is missing, or counted otherwise. */
  readonly gradeChanges: InterviewFact['grades']
}

type Moment = Pick<InterviewFact, 'callDate' | 'endedAt' | 'ref'>

const compare = <T extends string | number>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0)

/** Sorts by call date, then by the instant of the end, then by ref in code units. It is a total order. */
export const byMoment = (a: Moment, b: Moment): number =>
  compare(a.callDate, b.callDate) || compare(a.endedAt.getTime(), b.endedAt.getTime()) || compare(a.ref, b.ref)

const byFamily = <T extends InterviewFact>(facts: readonly T[]) => [
  ...groupBy(facts, (fact) => fact.familyRef).values(),
]

/** The interview that represents its family. `facts` are of one family and one period. Undefined when none counts. */
const representative = <T extends InterviewFact>(facts: readonly T[]): T | undefined => {
  const inOrder = facts.filter((fact) => fact.counts).toSorted(byMoment)
  return speakerOf(inOrder, (fact) => fact.ended === 'completed')
}

const gradeChanges = ({ instrument, grades }: InterviewFact, previous: InterviewFact | undefined) =>
  Object.fromEntries(
    instrument.gradeQuestions.map(({ key, as }) => {
      const isComparable = previous !== undefined && isCountedAlike(instrument, previous.instrument, key)
      const [now, before] = [grades[as] ?? null, (isComparable ? previous.grades[as] : null) ?? null]
      return [as, now === null || before === null ? null : now - before]
    }),
  )

const withHistory = (ofFamily: readonly InterviewFact[]): CountedFact[] => {
  const inOrder = ofFamily.toSorted(byMoment)
  const ofWeeks = new Set([...groupBy(inOrder, (fact) => fact.week).values()].map(representative))
  return inOrder.map((fact, index) => ({
    ...fact,
    isFirst: index === 0,
    isOfWeek: ofWeeks.has(fact),
    gradeChanges: gradeChanges(fact, inOrder[index - 1]),
  }))
}

/**
 * The counting interviews of `facts`, with what depends on earlier interviews. `facts` must hold all facts ever of the
 * families concerned. Facts that do not count are left out, also as a previous interview.
 */
export const countedFacts = (facts: readonly InterviewFact[]): CountedFact[] =>
  byFamily(facts.filter((fact) => fact.counts)).flatMap(withHistory)

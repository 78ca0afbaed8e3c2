/**
 * Which interviews count, and which one speaks for its family: the latest completed of the period, else the latest broken
 * off. Also what only the family's history can tell: first or repeat, and how the grades changed. Knows no figures.
 */
import { isCountedAlike } from '../instrument/comparable'
import { groupBy } from './group-by'
import type { InterviewFact } from './interview-fact'
import { speakerOf } from './speaker'

export type CountedFact = InterviewFact & {
  /** The family's first counting interview ever. */
  readonly isFirst: boolean
  /** The one interview of its family that counts in its week. */
  readonly isOfWeek: boolean
  /** Per grade: this one minus that of the directly previous counting interview; null when either is missing, or counted otherwise. */
  readonly gradeChanges: InterviewFact['grades']
}

type Moment = Pick<InterviewFact, 'callDate' | 'endedAt' | 'ref'>

const compare = <T extends string | number>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0)

/** By call date, then the instant it ended, then ref by code units: a total order, whatever order they came in. */
export const byMoment = (a: Moment, b: Moment): number =>
  compare(a.callDate, b.callDate) || compare(a.endedAt.getTime(), b.endedAt.getTime()) || compare(a.ref, b.ref)

const byFamily = <T extends InterviewFact>(facts: readonly T[]) => [
  ...groupBy(facts, (fact) => fact.familyRef).values(),
]

/** The interview that speaks for its family among `facts` of one family and one period; undefined when there are none. */
const representative = <T extends InterviewFact>(facts: readonly T[]): T | undefined => {
  const inOrder = facts.filter((fact) => fact.counts).toSorted(byMoment)
  return speakerOf(inOrder, (fact) => fact.ended === 'completed')
}

/** One counting interview per family, out of the facts of one period. */
export const oneOfEachFamily = <T extends InterviewFact>(facts: readonly T[]): T[] =>
  byFamily(facts).flatMap((ofFamily) => representative(ofFamily) ?? [])

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
 * The counting interviews among `facts` with their place in the family's history. `facts` are all facts ever of the families
 * concerned; those that do not count are left out and are nobody's previous interview.
 */
export const countedFacts = (facts: readonly InterviewFact[]): CountedFact[] =>
  byFamily(facts.filter((fact) => fact.counts)).flatMap(withHistory)

/**
 * Decides which values an interview offers to confirm instead of asking again: the answer of the family's last interview, or
 * else the value of the family's record. The last interview may be of another version, so only a value that this version
 * accepts is offered.
 */
import { answerProblem, clears, type Answer, type AnswerValue } from './answer'
import type { Kind } from './definition'
import type { Instrument } from './instrument'
import type { ItemKey } from './keys'
import { isSchoolAge } from './routing'

export type FamilyRecord = {
  readonly homeLanguages: readonly string[]
  readonly children: readonly { readonly age: number; readonly school: { readonly ref: string } | null }[]
}
export type OfferedValues = { readonly [key in ItemKey]?: AnswerValue }

/** What the record holds for a question, by its kind. Its only number is that of the children. */
const recordValues = ({ children, homeLanguages }: FamilyRecord): { [kind in Kind['kind']]?: AnswerValue } => {
  const schools = children.filter(({ age }) => isSchoolAge(age)).map(({ school }) => school?.ref ?? null)
  return {
    languages: homeLanguages,
    ...(children.length > 0 && { number: children.length, ages: children.map(({ age }) => age) }),
    ...(schools.some((school) => school !== null) && { schools }),
  }
}

/** `lastAnswers` are the values of the last interview by the key of their item. */
export const offeredValues = (
  instrument: Instrument,
  familyRecord: FamilyRecord,
  lastAnswers: Readonly<Record<string, Answer['value']>>,
): OfferedValues => {
  const recordByKind = recordValues(familyRecord)
  const entries = instrument.questions
    .filter(({ offered }) => offered)
    .flatMap((question): [string, AnswerValue][] => {
      const values = [lastAnswers[question.key] ?? [], recordByKind[question.kind] ?? []]
      const value = values.find((candidate) => !clears(candidate) && answerProblem(question, candidate) === null)
      return value === undefined ? [] : [[question.key, value]]
    })
  return Object.fromEntries(entries)
}

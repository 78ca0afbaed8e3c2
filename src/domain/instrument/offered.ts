/**
 * Decides which answers an interview offers to repeat with one press instead of asking from nothing: the family's answer of
 * an earlier interview, or else the value of the family's record. An earlier interview may be of another version, so only an
 * answer that this version accepts is offered. What the caller fills in about the call itself is never offered.
 */
import { answerProblem, clears, type Answer, type AnswerValue } from './answer'
import type { Kind } from './definition'
import type { Instrument } from './instrument'
import type { AskedKey, Item } from './keys'
import { isSchoolAge } from './routing'

export type FamilyRecord = {
  readonly homeLanguages: readonly string[]
  readonly children: readonly { readonly age: number; readonly school: { readonly ref: string } | null }[]
}

/** `on` is the day of the interview that the answer comes from, or null for the family's record. */
export type OfferedAnswer = Answer & { readonly on: string | null }
export type OfferedAnswers = { readonly [key in AskedKey]?: OfferedAnswer }
export type EarlierAnswer = Answer & { readonly key: string; readonly on: string }

/** What the record holds for a question, by its kind. Its only number is that of the children. */
const recordValues = ({ children, homeLanguages }: FamilyRecord): { [kind in Kind['kind']]?: AnswerValue } => {
  const schools = children.filter(({ age }) => isSchoolAge(age)).map(({ school }) => school?.ref ?? null)
  return {
    languages: homeLanguages,
    ...(children.length > 0 && { number: children.length, ages: children.map(({ age }) => age) }),
    ...(schools.some((school) => school !== null) && { schools }),
  }
}

const isAccepted = (item: Item, value: Answer['value'] | undefined): value is AnswerValue =>
  value !== null && value !== undefined && !clears(value) && answerProblem(item, value) === null

/** The items whose answers of earlier are offered. */
export const repeatableItems = ({ items, questionOf }: Instrument): readonly Item[] =>
  items.filter(({ key }) => !questionOf(key)?.byCaller)

/** `earlierAnswers` has at most one answer for each key. */
export const offeredAnswers = (
  instrument: Instrument,
  familyRecord: FamilyRecord,
  earlierAnswers: readonly EarlierAnswer[],
): OfferedAnswers => {
  const recordByKind = recordValues(familyRecord)
  const earlierByKey = new Map(earlierAnswers.map(({ key, ...answer }) => [key, answer]))
  const entries = repeatableItems(instrument).flatMap((item): [AskedKey, OfferedAnswer][] => {
    const earlierAnswer = earlierByKey.get(item.key)
    if (isAccepted(item, earlierAnswer?.value)) return [[item.key, earlierAnswer]]
    const recordValue = instrument.questionOf(item.key)?.offered ? recordByKind[item.kind] : undefined
    if (isAccepted(item, recordValue)) return [[item.key, { value: recordValue, missing: null, on: null }]]
    return earlierAnswer?.missing ? [[item.key, { ...earlierAnswer, value: null }]] : []
  })
  return Object.fromEntries(entries)
}

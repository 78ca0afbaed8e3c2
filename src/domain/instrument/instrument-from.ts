/** Makes the value of an instrument from its records. It holds no records, because the browser makes that of a call, too. */
import type { IndexKey, InstrumentDefinition, Weighing } from './definition'
import type { AskedKey, CallSection, ChoiceItem, GradeKey, IndexItemKey, Item, Question } from './keys'
import { isOwnKey, ownRecord, ownSection, type OwnQuestion } from './own-questions'

/** A question of load or capacity, with the rule for its weight. */
export type IndexItem = { readonly key: IndexItemKey; readonly question: Question; readonly weighing: Weighing }

/**
 * Load or capacity. `items` are in the instrument's order, and `least` is how many of them an interview must answer to
 * count. The mean of an interview is always a whole number from 0 to `units`.
 */
export type IndexOf = { readonly items: readonly IndexItem[]; readonly least: number; readonly units: number }

/** A question for a grade. `as` is the name of the grade in the figures. */
export type GradeQuestion = Question & { readonly as: GradeKey }

export type Instrument = {
  readonly version: number
  readonly sections: readonly CallSection[]
  readonly questions: readonly Question[]
  /** All items in order. The second parts of a question come directly after it. */
  readonly items: readonly Item[]
  /** The items of the version that have options, in order. The figures are about these. */
  readonly choiceItems: readonly ChoiceItem[]
  readonly gradeQuestions: readonly GradeQuestion[]
  readonly indexes: { readonly [index in IndexKey]: IndexOf }
  /** The items of load and of capacity; the two share none. */
  readonly indexItemKeys: readonly IndexItemKey[]
  readonly itemByKey: (key: string) => Item | undefined
  /** The question of an item: the item itself, or the question of which it is a second part. */
  readonly questionOf: (key: string) => Question | undefined
}

const largestDivisorOf = (a: number, b: number): number => (b === 0 ? a : largestDivisorOf(b, a % b))

/** The least common multiple of whole numbers above 0. It is 1 for an empty list. */
const leastMultipleOf = (numbers: readonly number[]): number =>
  numbers.reduce((product, number) => (product / largestDivisorOf(product, number)) * number, 1)

/** A common denominator of all means: a mean over k items in halves has the denominator 2k. */
const unitsFor = (least: number, most: number) =>
  leastMultipleOf(Array.from({ length: most - least + 1 }, (_, index) => 2 * (least + index)))

const indexFrom = (questions: readonly Question[], key: IndexKey, least: number): IndexOf => {
  const items = questions.flatMap((question): IndexItem[] => {
    const { measure } = question
    // A question with a weighing is one of these keys: the type is made from the same records.
    const itemKey = question.key as IndexItemKey
    return measure.of === key && measure.weighing ? [{ key: itemKey, question, weighing: measure.weighing }] : []
  })
  return { items, least, units: unitsFor(least, items.length) }
}

const isChoice = (item: Item): item is ChoiceItem => 'options' in item && !isOwnKey(item.key)

/** Makes the value of a version from its definition. */
export const instrumentFrom = ({ version, sections, questions: records, least }: InstrumentDefinition): Instrument => {
  // The key types in keys.ts are derived from these records, so each key is valid; the compiler cannot see that here.
  const questions = records.map((record, index) => ({ ...record, number: index + 1 })) as unknown as Question[]
  const withParts = questions.map((question) => [question, ...(question.parts ?? [])])
  const items: readonly Item[] = withParts.flat()
  const itemsByKey = new Map<string, Item>(items.map((item) => [item.key, item]))
  const questionsByKey = new Map<string, Question>(
    questions.flatMap((question) =>
      [question, ...(question.parts ?? [])].map((item): [AskedKey, Question] => [item.key, question]),
    ),
  )
  const load = indexFrom(questions, 'load', least.load)
  const capacity = indexFrom(questions, 'capacity', least.capacity)
  return {
    version,
    // A record types its sections as literals.
    sections: sections as readonly CallSection[],
    questions,
    items,
    choiceItems: items.filter(isChoice),
    gradeQuestions: questions.flatMap((question): GradeQuestion[] =>
      // The records are the source of `GradeKey`, and `Question` types the field as text.
      question.measure.of === 'wellbeing' ? [{ ...question, as: question.measure.as as GradeKey }] : [],
    ),
    indexes: { load, capacity },
    indexItemKeys: [...load.items, ...capacity.items].map(({ key }) => key),
    itemByKey: (key) => itemsByKey.get(key),
    questionOf: (key) => questionsByKey.get(key),
  }
}

/** The records with an organisation's own questions at their end. */
export const withOwnQuestions = (
  definition: InstrumentDefinition,
  ownQuestions: readonly OwnQuestion[],
): InstrumentDefinition => ({
  ...definition,
  sections: [...definition.sections, ownSection],
  questions: [...definition.questions, ...ownQuestions.map(ownRecord)],
})

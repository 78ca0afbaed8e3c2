/**
 * One version of the instrument as a value: its questions, and all lists that follow from their records. It is handed along,
 * so that every interview is read and counted by the version that it was made with.
 */
import type { IndexKey, InstrumentDefinition, Weighing } from './definition'
import type { ChoiceItem, GradeKey, IndexItemKey, Item, ItemKey, Question, Section } from './keys'
import { definitions } from './versions'

/** A question that weighs in load or capacity, and how. */
export type IndexItem = { readonly key: IndexItemKey; readonly question: Question; readonly weighing: Weighing }

/**
 * Load or capacity: its items in the instrument's order, and the least number of them with which an interview counts. In
 * `units` every interview's mean of halves is a whole number.
 */
export type IndexOf = { readonly items: readonly IndexItem[]; readonly least: number; readonly units: number }

/** A grade question with the name that its grade has in the figures. */
export type GradeQuestion = Question & { readonly as: GradeKey }

export type Instrument = {
  readonly version: number
  readonly sections: readonly Section[]
  readonly questions: readonly Question[]
  /** Every item in order, a second part right behind its question. */
  readonly items: readonly Item[]
  /** The items that have options, in order. */
  readonly choiceItems: readonly ChoiceItem[]
  readonly gradeQuestions: readonly GradeQuestion[]
  readonly indexes: { readonly [index in IndexKey]: IndexOf }
  /** The items of load and of capacity; the two share none. */
  readonly indexItemKeys: readonly IndexItemKey[]
  readonly itemByKey: (key: string) => Item | undefined
  /** The numbered question that an item belongs to: itself, or the one it is a second part of. */
  readonly questionOf: (key: string) => Question | undefined
}

const largestDivisorOf = (a: number, b: number): number => (b === 0 ? a : largestDivisorOf(b, a % b))

/** The least common multiple of whole numbers above 0; 1 of none. */
export const leastMultipleOf = (numbers: readonly number[]): number =>
  numbers.reduce((product, number) => (product / largestDivisorOf(product, number)) * number, 1)

/** A mean over k items in halves has 2k as its denominator. */
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

const isChoice = (item: Item): item is ChoiceItem => 'options' in item

/** The value of one version. */
export const instrumentFrom = ({ version, sections, questions: records, least }: InstrumentDefinition): Instrument => {
  // The types of the keys are made from these very records (keys.ts); what is handed around has the wider type.
  const questions = records.map((record, index) => ({ ...record, number: index + 1 })) as unknown as Question[]
  const withParts = questions.map((question) => [question, ...(question.parts ?? [])])
  const items: readonly Item[] = withParts.flat()
  const itemsByKey = new Map<string, Item>(items.map((item) => [item.key, item]))
  const questionsByKey = new Map<string, Question>(
    questions.flatMap((question) =>
      [question, ...(question.parts ?? [])].map((item): [ItemKey, Question] => [item.key, question]),
    ),
  )
  const load = indexFrom(questions, 'load', least.load)
  const capacity = indexFrom(questions, 'capacity', least.capacity)
  return {
    version,
    sections: sections as readonly Section[],
    questions,
    items,
    choiceItems: items.filter(isChoice),
    gradeQuestions: questions.flatMap((question): GradeQuestion[] =>
      question.measure.of === 'wellbeing' ? [{ ...question, as: question.measure.as as GradeKey }] : [],
    ),
    indexes: { load, capacity },
    indexItemKeys: [...load.items, ...capacity.items].map(({ key }) => key),
    itemByKey: (key) => itemsByKey.get(key),
    questionOf: (key) => questionsByKey.get(key),
  }
}

export const instruments: readonly Instrument[] = definitions.map(instrumentFrom)

/** The version that came last: what is offered where no interview says which. */
export const latestInstrument = instruments[instruments.length - 1] as Instrument

/** Every item of every version once, in the order in which they came. */
export const everyItem: readonly Item[] = [
  ...new Map(instruments.flatMap(({ items }) => items).map((item) => [item.key, item])).values(),
]

/** Every question of every version once: of a question that changed, the latest. */
export const everyQuestion: readonly Question[] = [
  ...new Map(instruments.flatMap(({ questions }) => questions).map((question) => [question.key, question])).values(),
]

/** A version that the code knows, or undefined. */
export const findInstrument = (version: number): Instrument | undefined =>
  instruments.find((instrument) => instrument.version === version)

/** The instrument of a version that is in the database. Start refuses a database with versions that the code does not know. */
export const instrumentOf = (version: number): Instrument => {
  const instrument = findInstrument(version)
  if (!instrument) throw new Error(`This program does not know version ${version} of the instrument.`)
  return instrument
}

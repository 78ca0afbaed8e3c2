/**
 * The instrument looked up by key: questions, items (a question or one of its second parts) and their ids as types.
 * Refuses to know any wording or any answer.
 */
import type { ItemDefinition, QuestionDefinition } from './kinds'
import { questions as v1, sections, type needTypes } from './v1'

export type Section = (typeof sections)[number]
export type NeedType = (typeof needTypes)[number]

type V1Question = (typeof v1)[number]
type V1Part = Extract<V1Question, { parts: readonly unknown[] }>['parts'][number]
type V1Item = V1Question | V1Part

export type QuestionKey = V1Question['key']
export type ItemKey = V1Item['key']
/** The option keys of one item; `never` for items without options. */
export type OptionKey<K extends ItemKey> = Extract<V1Item, { key: K; options: readonly string[] }>['options'][number]
export type ChoiceKey = Extract<V1Item, { options: readonly string[] }>['key']

export type Item = ItemDefinition & { key: ItemKey }
export type Question = Omit<QuestionDefinition, 'key' | 'section' | 'parts'> &
  Item & { key: QuestionKey; section: Section; parts?: readonly Item[] }

export const questions: readonly Question[] = v1 as unknown as readonly Question[]

/** Every item in the instrument's order, a second part right behind its question. */
export const items: readonly Item[] = questions.flatMap((question) => [question, ...(question.parts ?? [])])

const itemsByKey = new Map<string, Item>(items.map((item) => [item.key, item]))
const questionsByItem = new Map<string, Question>(
  questions.flatMap((question) =>
    [question, ...(question.parts ?? [])].map((item): [string, Question] => [item.key, question]),
  ),
)

export const itemByKey = (key: string): Item | undefined => itemsByKey.get(key)
/** The numbered question that an item belongs to (itself, or the one it is a second part of). */
export const questionOf = (key: string): Question | undefined => questionsByItem.get(key)

/** The items that have options, in order: the keys of every share in a figure. */
export const choiceItems: readonly (Item & { options: readonly string[] })[] = items.filter(
  (item): item is Item & { options: readonly string[] } => 'options' in item,
)

export { sections }

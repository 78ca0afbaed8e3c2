/**
 * Derives types of the instrument's keys from its records, so that code with a removed key does not compile. It has no
 * wording, no answers and no counting.
 */
import type { IndexKey, ItemDefinition, QuestionDefinition } from './definition'
import type { ownSection } from './own-questions'
import type { definitions } from './versions'

type QuestionRecord = (typeof definitions)[number]['questions'][number]
type PartRecord = Extract<QuestionRecord, { parts: readonly unknown[] }>['parts'][number]
type ItemRecord = QuestionRecord | PartRecord

export type Section = (typeof definitions)[number]['sections'][number]
/** A section of a call: one of the instrument, or the one with the organisation's own questions. */
export type CallSection = Section | typeof ownSection
export type QuestionKey = QuestionRecord['key']
export type ItemKey = ItemRecord['key']
export type QuestionOfSection<S extends Section> = Extract<QuestionRecord, { section: S }>['key']
/** The type of the record of one item, with its literal options. */
export type RecordOf<K extends ItemKey> = Extract<ItemRecord, { key: K }>
/** The options of one item. It is `never` for an item without options. */
export type OptionKey<K extends ItemKey> = Extract<RecordOf<K>, { options: readonly string[] }>['options'][number]
/** Items with options. Each of them has shares in the figures. */
export type ChoiceKey = Extract<ItemRecord, { options: readonly string[] }>['key']
/** Questions that weigh in load or capacity. */
export type IndexItemKey = Extract<QuestionRecord, { measure: { of: IndexKey; weighing: unknown } }>['key']
/** Questions about load or capacity that do not weigh in it. */
export type UnweighedKey = Extract<QuestionRecord, { measure: { of: IndexKey; weighing?: never } }>['key']
export type PublishedKey = Extract<QuestionRecord, { publishes: unknown }>['key']
export type SharedKey = Extract<QuestionRecord, { publishes: { as: 'share' } }>['key']
/** Questions that are published among the needs or strengths on paper. */
export type PaperKey = Extract<QuestionRecord, { publishes: { paper: number } }>['key']
/** The question whose figure is shown largest. */
export type HeadlineKey = Extract<QuestionRecord, { publishes: { headline: true } }>['key']
export type QuotedKey = Extract<ItemRecord, { quotes: unknown }>['key']
/** The name of a grade in the figures. */
export type GradeKey = Extract<QuestionRecord, { measure: { of: 'wellbeing' } }>['measure']['as']
export type GroupKey = Extract<QuestionRecord, { group: unknown }>['group']['key']
export type OptionReason = Extract<ItemRecord, { suggests: { by: 'options' } }>['suggests']['reason']

/** The key of a question that an organisation added itself, by its number there. */
export type OwnKey = `own_${number}`
/** The key of everything that is asked in a call. */
export type AskedKey = ItemKey | OwnKey

export type Item = ItemDefinition & { readonly key: AskedKey }
export type ChoiceItem = Item & { readonly key: ChoiceKey; readonly options: readonly string[] }
export type Question = Omit<QuestionDefinition, 'key' | 'section' | 'parts'> &
  Item & {
    readonly key: QuestionKey | OwnKey
    /** The position of the question in its version, counted from 1. */
    readonly number: number
    readonly section: CallSection
    readonly parts?: readonly Item[]
  }

/** Returns whether a text is the key of this item. Unlike `===` it does not compile for an item that was removed. */
export const isItem = (key: string, item: ItemKey): boolean => key === item

/**
 * The instrument's keys as types, made from its records: a key that is removed from them no longer compiles anywhere.
 * Refuses to know any wording, any answer and any counting.
 */
import type { IndexKey, ItemDefinition, QuestionDefinition } from './definition'
import type { definitions } from './versions'

type QuestionRecord = (typeof definitions)[number]['questions'][number]
type PartRecord = Extract<QuestionRecord, { parts: readonly unknown[] }>['parts'][number]
type ItemRecord = QuestionRecord | PartRecord

export type Section = (typeof definitions)[number]['sections'][number]
export type QuestionKey = QuestionRecord['key']
export type ItemKey = ItemRecord['key']
export type QuestionOfSection<S extends Section> = Extract<QuestionRecord, { section: S }>['key']
/** The record of one item, with its very options. */
export type RecordOf<K extends ItemKey> = Extract<ItemRecord, { key: K }>
/** The option keys of one item; `never` for items without options. */
export type OptionKey<K extends ItemKey> = Extract<RecordOf<K>, { options: readonly string[] }>['options'][number]
/** Items that have options: the keys of every share in a figure. */
export type ChoiceKey = Extract<ItemRecord, { options: readonly string[] }>['key']
/** Questions that weigh in load or capacity. */
export type IndexItemKey = Extract<QuestionRecord, { measure: { of: IndexKey; weighing: unknown } }>['key']
export type PublishedKey = Extract<QuestionRecord, { publishes: unknown }>['key']
export type SharedKey = Extract<QuestionRecord, { publishes: { as: 'share' } }>['key']
/** Published among the needs or strengths of a paper. */
export type PaperKey = Extract<QuestionRecord, { publishes: { paper: number } }>['key']
/** The figure that stands largest. */
export type HeadlineKey = Extract<QuestionRecord, { publishes: { headline: true } }>['key']
export type QuotedKey = Extract<ItemRecord, { quotes: unknown }>['key']
/** A grade by its name in the figures. */
export type GradeKey = Extract<QuestionRecord, { measure: { of: 'wellbeing' } }>['measure']['as']
export type GroupKey = Extract<QuestionRecord, { group: unknown }>['group']['key']
export type OptionReason = Extract<ItemRecord, { suggests: { by: 'options' } }>['suggests']['reason']

export type Item = ItemDefinition & { readonly key: ItemKey }
export type ChoiceItem = Item & { readonly key: ChoiceKey; readonly options: readonly string[] }
export type Question = Omit<QuestionDefinition, 'key' | 'section' | 'parts'> &
  Item & {
    readonly key: QuestionKey
    /** 1 is the first. */
    readonly number: number
    readonly section: Section
    readonly parts?: readonly Item[]
  }

/** Is `key` this very item? For keys that come as texts: a comparison with an item that is gone does not compile. */
export const isItem = (key: string, item: ItemKey): boolean => key === item

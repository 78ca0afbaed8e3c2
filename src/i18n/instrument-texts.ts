/**
 * The shape of the instrument's wording in one language, typed against the domain's records: a question, a second part, an
 * option, a label of its figure or a section without a text does not compile.
 */
import type { CallDetailKey } from '@/domain/instrument/call-details'
import type { IndexKey } from '@/domain/instrument/definition'
import type {
  AskedKey,
  CallSection,
  ChoiceKey,
  OptionKey,
  ItemKey,
  OwnKey,
  QuestionKey,
  QuestionOfSection,
  RecordOf,
  Section,
} from '@/domain/instrument/keys'
import type { OwnWords } from './own-texts'

export type CallerTip = {
  /** The question as the caller says it aloud. */
  say: string
  /** A simpler way to say it, for a question with a hard word. */
  simpler?: string
  /** One follow-up probe. */
  probe: string
  /** A reminder for the caller. */
  mind?: string
}

export type AskedTexts = { wording: string; short: string }
export type QuestionWords = AskedTexts & { tip: CallerTip }
/** The texts of a published figure: its name, the answers that it counts, and its name after "is dit lastig" or "heeft". */
export type PublishedTexts = { label: string; counts: string; inSentence?: string }

type OptionTexts<K extends ItemKey> =
  RecordOf<K> extends { options: unknown } ? { options: Record<OptionKey<K>, string> } : { options?: never }
type PartTexts<K extends ItemKey> =
  RecordOf<K> extends { parts: readonly (infer Part extends { key: ItemKey })[] }
    ? { parts: { [P in Part['key']]: AskedTexts & OptionTexts<P> } }
    : { parts?: never }
/** The label of an item that counts in load or capacity says which answer counts: "te weinig laptops", not "laptops". */
type WeightText<K extends ItemKey> =
  RecordOf<K> extends { measure: { of: IndexKey; weighing: unknown } } ? { weighs: string } : { weighs?: never }
type GradeText<K extends ItemKey> =
  RecordOf<K> extends { measure: { of: 'wellbeing' } } ? { grade: string } : { grade?: never }
type GroupText<K extends ItemKey> = RecordOf<K> extends { group: unknown } ? { group: string } : { group?: never }
/** The reason why an answer suggests a need, as a fact in words. */
type NeedText<K extends ItemKey> =
  RecordOf<K> extends { suggests: { by: 'options' } } ? { need: string } : { need?: never }
type PublicationTexts<K extends ItemKey> =
  RecordOf<K> extends { publishes: { paper: number } }
    ? { published: Required<PublishedTexts> }
    : RecordOf<K> extends { publishes: unknown }
      ? { published: Omit<PublishedTexts, 'inSentence'> }
      : { published?: never }

/** All texts of one question in one language. */
export type QuestionTexts<K extends QuestionKey> = QuestionWords &
  OptionTexts<K> &
  PartTexts<K> &
  WeightText<K> &
  GradeText<K> &
  GroupText<K> &
  NeedText<K> &
  PublicationTexts<K>

export type SectionTexts<S extends Section> = { [K in QuestionOfSection<S>]: QuestionTexts<K> }

/** All texts of one version in one language. */
export type VersionTexts = {
  sections: Record<Section, string>
  questions: { [K in QuestionKey]: QuestionTexts<K> }
}

/** The texts that a call needs, by key: those of its version, and those of the organisation's own questions. */
export type InstrumentTexts = {
  sections: Record<CallSection, string>
  questions: Record<QuestionKey, QuestionWords> & { readonly [key: OwnKey]: OwnWords }
  parts: Record<Exclude<ItemKey, QuestionKey>, AskedTexts>
  options: { [K in ChoiceKey]: Record<OptionKey<K>, string> } & { readonly [key: OwnKey]: OwnWords['options'] }
  beside: Record<CallDetailKey, string>
}

type Looked = {
  readonly options?: Readonly<Record<string, string>>
  readonly parts?: Readonly<Record<string, AskedTexts & { readonly options?: Readonly<Record<string, string>> }>>
}

/** The wording and the short name of an item. */
export const askedTextsOf = ({ questions, parts }: InstrumentTexts, key: AskedKey): AskedTexts => {
  const texts: Readonly<Record<string, AskedTexts>> = { ...questions, ...parts }
  return texts[key] ?? { wording: key, short: key }
}

/** The texts of a version's second parts, by key. */
export const partTextsOf = ({ questions }: VersionTexts): InstrumentTexts['parts'] =>
  // `Object.fromEntries` loses the type of the keys; the type of the texts requires every key.
  Object.fromEntries(
    Object.values<Looked>(questions).flatMap(({ parts }) =>
      Object.entries(parts ?? {}).map(([key, { wording, short }]) => [key, { wording, short }]),
    ),
  ) as InstrumentTexts['parts']

/** The texts of a version's options, by item and option. */
export const optionTextsOf = ({ questions }: VersionTexts): InstrumentTexts['options'] =>
  // `Object.fromEntries` loses the type of the keys; the type of the texts requires every key.
  Object.fromEntries(
    Object.entries<Looked>(questions)
      .flatMap(([key, { options, parts }]): [string, Looked['options']][] => [
        [key, options],
        ...Object.entries(parts ?? {}).map(([part, texts]): [string, Looked['options']] => [part, texts.options]),
      ])
      .filter(([, options]) => options !== undefined),
  ) as InstrumentTexts['options']

/** The texts of the questions that a caller sees. The labels of figures are left out, because a call does not load them. */
export const questionWordsOf = ({ questions }: VersionTexts): Record<QuestionKey, QuestionWords> =>
  // `Object.fromEntries` loses the type of the keys; the type of the texts requires every key.
  Object.fromEntries(
    Object.entries<QuestionWords>(questions).map(([key, { wording, short, tip }]) => [key, { wording, short, tip }]),
  ) as Record<QuestionKey, QuestionWords>

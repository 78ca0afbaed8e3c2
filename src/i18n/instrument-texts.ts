/**
 * The shape of the instrument's wording in one language, typed against the domain's records: a question, a second part, an
 * option, a label of its figure or a section without a text does not compile.
 */
import type { CallDetailKey } from '@/domain/instrument/call-details'
import type { IndexKey } from '@/domain/instrument/definition'
import type {
  ChoiceKey,
  OptionKey,
  ItemKey,
  QuestionKey,
  QuestionOfSection,
  RecordOf,
  Section,
} from '@/domain/instrument/keys'

export type CallerTip = {
  /** One way to ask it, to say aloud. */
  say: string
  /** Simpler spoken words, where the wording has a hard one. */
  simpler?: string
  /** One follow-up probe. */
  probe: string
  /** What to keep in mind, to the caller. */
  mind?: string
}

export type AskedTexts = { wording: string; short: string }
export type QuestionWords = AskedTexts & { tip: CallerTip }
/** A published figure: what it is called, which answers it counts, and, on paper, after "is dit lastig" or "heeft". */
export type PublishedTexts = { label: string; counts: string; inSentence?: string }

type OptionTexts<K extends ItemKey> =
  RecordOf<K> extends { options: unknown } ? { options: Record<OptionKey<K>, string> } : { options?: never }
type PartTexts<K extends ItemKey> =
  RecordOf<K> extends { parts: readonly (infer Part extends { key: ItemKey })[] }
    ? { parts: { [P in Part['key']]: AskedTexts & OptionTexts<P> } }
    : { parts?: never }
/** Where it weighs or carries: "te weinig laptops", not "laptops". */
type WeightText<K extends ItemKey> =
  RecordOf<K> extends { measure: { of: IndexKey; weighing: unknown } } ? { weighs: string } : { weighs?: never }
type GradeText<K extends ItemKey> =
  RecordOf<K> extends { measure: { of: 'wellbeing' } } ? { grade: string } : { grade?: never }
type GroupText<K extends ItemKey> = RecordOf<K> extends { group: unknown } ? { group: string } : { group?: never }
/** Why the answer suggests a need, as a fact in words. */
type NeedText<K extends ItemKey> =
  RecordOf<K> extends { suggests: { by: 'options' } } ? { need: string } : { need?: never }
type PublicationTexts<K extends ItemKey> =
  RecordOf<K> extends { publishes: { paper: number } }
    ? { published: Required<PublishedTexts> }
    : RecordOf<K> extends { publishes: unknown }
      ? { published: Omit<PublishedTexts, 'inSentence'> }
      : { published?: never }

/** All that is said of one question in one language. */
export type QuestionTexts<K extends QuestionKey> = QuestionWords &
  OptionTexts<K> &
  PartTexts<K> &
  WeightText<K> &
  GradeText<K> &
  GroupText<K> &
  NeedText<K> &
  PublicationTexts<K>

export type SectionTexts<S extends Section> = { [K in QuestionOfSection<S>]: QuestionTexts<K> }

/** One version in one language. */
export type VersionTexts = {
  sections: Record<Section, string>
  questions: { [K in QuestionKey]: QuestionTexts<K> }
}

/** What is said in a call with one version: looked up by key. */
export type InstrumentTexts = {
  sections: Record<Section, string>
  questions: Record<QuestionKey, QuestionWords>
  parts: Record<Exclude<ItemKey, QuestionKey>, AskedTexts>
  options: { [K in ChoiceKey]: Record<OptionKey<K>, string> }
  beside: Record<CallDetailKey, string>
}

type Looked = {
  readonly options?: Readonly<Record<string, string>>
  readonly parts?: Readonly<Record<string, AskedTexts & { readonly options?: Readonly<Record<string, string>> }>>
}

/** The texts of a version's second parts, by key. */
export const partTextsOf = ({ questions }: VersionTexts): InstrumentTexts['parts'] =>
  Object.fromEntries(
    Object.values<Looked>(questions).flatMap(({ parts }) =>
      Object.entries(parts ?? {}).map(([key, { wording, short }]) => [key, { wording, short }]),
    ),
    // Object.fromEntries forgets which keys there are; the type of the texts asks for every one.
  ) as InstrumentTexts['parts']

/** The texts of a version's options, by item and option. */
export const optionTextsOf = ({ questions }: VersionTexts): InstrumentTexts['options'] =>
  Object.fromEntries(
    Object.entries<Looked>(questions)
      .flatMap(([key, { options, parts }]): [string, Looked['options']][] => [
        [key, options],
        ...Object.entries(parts ?? {}).map(([part, texts]): [string, Looked['options']] => [part, texts.options]),
      ])
      .filter(([, options]) => options !== undefined),
  ) as InstrumentTexts['options']

/** What the caller sees of each question: without the labels of its figures, which a call does not carry. */
export const questionWordsOf = ({ questions }: VersionTexts): InstrumentTexts['questions'] =>
  Object.fromEntries(
    Object.entries<QuestionWords>(questions).map(([key, { wording, short, tip }]) => [key, { wording, short, tip }]),
  ) as InstrumentTexts['questions']

/**
 * The shape of the instrument's wording in one language, typed against the domain's keys: a question, a second part, an
 * option or a section without a text does not compile.
 */
import type { ChoiceKey, ItemKey, OptionKey, QuestionKey, Section } from '@/domain/instrument/items'
import type { BesideKey } from '@/domain/instrument/beside'

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

export type InstrumentTexts = {
  sections: Record<Section, string>
  questions: Record<QuestionKey, { wording: string; short: string; tip: CallerTip }>
  parts: Record<Exclude<ItemKey, QuestionKey>, { wording: string; short: string }>
  options: { [K in ChoiceKey]: Record<OptionKey<K>, string> }
  beside: Record<BesideKey, string>
}

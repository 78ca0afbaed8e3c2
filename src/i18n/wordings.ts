/**
 * The texts of a call by language: the instrument, the cards and the needs. They are not part of the messages, so that only
 * the interview loads them.
 */
import {
  optionTextsOf,
  partTextsOf,
  questionWordsOf,
  type InstrumentTexts,
  type VersionTexts,
} from './instrument-texts'
import type { InterviewCardsTexts } from './interview-cards-texts'
import type { Locale } from './locale'
import { circumstances as circumstancesEn } from './messages/en/circumstances'
import { interviewCards as cardsEn } from './messages/en/interview-cards'
import { circumstances as circumstancesNl } from './messages/nl/circumstances'
import { interviewCards as cardsNl } from './messages/nl/interview-cards'
import { needsOf } from './needs'
import type { NeedsTexts } from './needs-texts'
import type { OwnTexts } from './own-texts'
import { textsOf } from './texts-of-version'
import { instrumentOf } from '@/domain/instrument/instrument'
import type { OptionReason } from '@/domain/instrument/keys'

export type Wording = { instrument: InstrumentTexts; cards: InterviewCardsTexts; needs: NeedsTexts }

const cards: Record<Locale, InterviewCardsTexts> = { nl: cardsNl, en: cardsEn }
const circumstances = { nl: circumstancesNl, en: circumstancesEn }

const instrumentTexts = (texts: VersionTexts, locale: Locale, ownTexts: readonly OwnTexts[]): InstrumentTexts => {
  const ownWords = ownTexts.map(({ key, words }) => [key, words[locale]] as const)
  return {
    sections: { ...texts.sections, own: cards[locale].ownQuestions },
    questions: { ...questionWordsOf(texts), ...Object.fromEntries(ownWords) },
    parts: partTextsOf(texts),
    options: { ...optionTextsOf(texts), ...Object.fromEntries(ownWords.map(([key, { options }]) => [key, options])) },
    beside: circumstances[locale],
  }
}

/** The reasons for a need that follow from an option of a question, by reason. */
const reasonsIn = (version: number, { questions }: VersionTexts) => {
  const texts: Readonly<Record<string, { need?: string }>> = questions
  const reasons = instrumentOf(version).questions.flatMap(({ key, suggests }) =>
    suggests?.by === 'options' ? [[suggests.reason, texts[key]?.need ?? '']] : [],
  )
  // `Object.fromEntries` loses the type of the keys; the texts have one entry for each reason in the records.
  return Object.fromEntries(reasons) as Record<OptionReason, string>
}

const needsTexts = (version: number, texts: VersionTexts, locale: Locale): NeedsTexts => {
  const { types, reasons } = needsOf(locale)
  return { types, reasons: { ...reasons, ...reasonsIn(version, texts) } }
}

const wordingIn = (version: number, locale: Locale, ownTexts: readonly OwnTexts[]): Wording => {
  const texts = textsOf(version, locale)
  return {
    instrument: instrumentTexts(texts, locale, ownTexts),
    cards: cards[locale],
    needs: needsTexts(version, texts, locale),
  }
}

/** The wordings of an interview with this version and these own questions, by language. */
export const wordingsOf = (version: number, ownTexts: readonly OwnTexts[] = []): Record<Locale, Wording> => ({
  nl: wordingIn(version, 'nl', ownTexts),
  en: wordingIn(version, 'en', ownTexts),
})

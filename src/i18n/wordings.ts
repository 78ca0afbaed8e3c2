/** What is said aloud in a call, per language: the instrument, the cards and the needs. Kept out of the screens' messages, so that only an interview carries them. */
import type { InstrumentTexts } from './instrument-texts'
import type { InterviewCardsTexts } from './interview-cards-texts'
import type { Locale } from './locale'
import { instrument as instrumentEn } from './messages/en/instrument'
import { interviewCards as cardsEn } from './messages/en/interview-cards'
import { needs as needsEn } from './messages/en/needs'
import { instrument as instrumentNl } from './messages/nl/instrument'
import { interviewCards as cardsNl } from './messages/nl/interview-cards'
import { needs as needsNl } from './messages/nl/needs'
import type { NeedsTexts } from './needs-texts'

type Wording = { instrument: InstrumentTexts; cards: InterviewCardsTexts; needs: NeedsTexts }

export const wordings: Record<Locale, Wording> = {
  nl: { instrument: instrumentNl, cards: cardsNl, needs: needsNl },
  en: { instrument: instrumentEn, cards: cardsEn, needs: needsEn },
}

/** The texts of an interview's screens: what is said aloud in one language, and how a placeholder is filled. */
import type { InstrumentTexts } from '@/i18n/instrument-texts'
import type { InterviewCardsTexts } from '@/i18n/interview-cards-texts'
import type { Messages } from '@/i18n/messages'
import type { NeedsTexts } from '@/i18n/needs-texts'

/** Everything said aloud or read out, in one language. It comes from the server with the page. */
export type Wording = { instrument: InstrumentTexts; cards: InterviewCardsTexts; needs: NeedsTexts }

export type CallTexts = Messages['interviews']

export { filled } from '@/i18n/filled'

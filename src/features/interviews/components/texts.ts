/** The texts of an interview's screens: what is said aloud in one language, and how a placeholder is filled. */
import type { Messages } from '@/i18n/messages'

/** Everything said aloud or read out, in one language. It comes from the server with the page. */
export type { Wording } from '@/i18n/wordings'

export type CallTexts = Messages['interviews']

export { filled } from '@/i18n/filled'

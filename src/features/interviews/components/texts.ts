import type { Messages } from '@/i18n/messages'

/** All texts that are said or read aloud, in one language. The server sends them with the page. */
export type { Wording } from '@/i18n/wordings'

export type CallTexts = Messages['interviews']

export { filled } from '@/i18n/filled'

/** All texts of the screens by language. The Dutch ones set the shape; an English one that is missing does not compile. */
import type { Locale } from './locale'
import { messages as en } from './messages/en/messages'
import { messages as nl, type Messages } from './messages/nl/messages'

export type { Messages }

export const messagesOf = (locale: Locale): Messages => (locale === 'en' ? en : nl)

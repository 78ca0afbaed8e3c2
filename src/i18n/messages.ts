/** All texts of the screens by language. The Dutch texts set the shape, so that a missing English text does not compile. */
import type { Locale } from './locale'
import { messages as en } from './messages/en/messages'
import { messages as nl, type Messages } from './messages/nl/messages'

export type { Messages }

export const messagesOf = (locale: Locale): Messages => (locale === 'en' ? en : nl)

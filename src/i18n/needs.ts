/** The words for needs and kinds of help, by language. Apart from the screens' messages, because the interview uses them bare. */
import type { Locale } from './locale'
import { needs as en } from './messages/en/needs'
import { needs as nl } from './messages/nl/needs'
import type { CommonNeedsTexts } from './needs-texts'

export const needsOf = (locale: Locale): CommonNeedsTexts => (locale === 'en' ? en : nl)

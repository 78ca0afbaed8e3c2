/** The words for needs and kinds of help, by language. Apart from the screens' messages, because the interview uses them bare. */
import type { Locale } from './locale'
import { needs as en } from './messages/en/needs'
import { needs as nl } from './messages/nl/needs'
import type { NeedsTexts } from './needs-texts'

export const needsOf = (locale: Locale): NeedsTexts => (locale === 'en' ? en : nl)

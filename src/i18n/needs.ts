/**
 * The words for needs and kinds of help, by language. Not part of next-intl's messages, which the interview does not load.
 */
import type { Locale } from './locale'
import { needs as en } from './messages/en/needs'
import { needs as nl } from './messages/nl/needs'
import type { CommonNeedsTexts } from './needs-texts'

export const needsOf = (locale: Locale): CommonNeedsTexts => (locale === 'en' ? en : nl)

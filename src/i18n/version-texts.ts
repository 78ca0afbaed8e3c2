/**
 * The wording of every instrument version by language. Each record in `domain/instrument` has its texts in both languages.
 */
import type { VersionTexts } from './instrument-texts'
import type { Locale } from './locale'
import { version1 as version1En } from './messages/en/instrument/version-1'
import { version1 as version1Nl } from './messages/nl/instrument/version-1'

export const versionTexts: Readonly<Record<number, Readonly<Record<Locale, VersionTexts>>>> = {
  1: { nl: version1Nl, en: version1En },
}

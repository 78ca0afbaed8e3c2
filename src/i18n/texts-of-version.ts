import type { VersionTexts } from './instrument-texts'
import type { Locale } from './locale'
import { versionTexts } from './version-texts'

/** The texts of a version in one language. A test checks that every version has them. */
export const textsOf = (version: number, locale: Locale): VersionTexts => {
  const texts = versionTexts[version]
  if (!texts) throw new Error(`Version ${version} of the instrument has no texts.`)
  return texts[locale]
}

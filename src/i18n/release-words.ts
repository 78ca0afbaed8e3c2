/** The words of a release as a sheet, in one language. Its figures have the same words as on the page. */
import type { ReadRelease } from '@/domain/export/read-release'
import type { ReleaseWords } from '@/domain/export/release-rows'
import { releaseTranslator } from './release-translator'
import type { WordedRelease } from './worded-release-shape'

export const releaseWords = (release: ReadRelease, wordedRelease: WordedRelease): ReleaseWords => {
  const t = releaseTranslator(wordedRelease.locale)
  const { title, about, period, notice, why, sentences, reading, withheld } = wordedRelease
  return {
    column: (column) => t(`sheet.head.${column}`),
    kind: (kind) => t(`sheet.kinds.${kind}`),
    fact: (fact) => t(`sheet.facts.${fact}`),
    said: {
      title,
      about,
      period,
      state: t(`states.${release.state}`),
      families: release.families === null ? t('texts.tooFew') : t(`sizes.${release.families}`),
    },
    figures: wordedRelease.counting.figures,
    notices: [notice, why].filter((line) => line !== null),
    sentences,
    reading: [...withheld.lines, ...reading.lines],
  }
}

export const sheetName = (wordedRelease: WordedRelease): string => releaseTranslator(wordedRelease.locale)('sheet.name')

/** The name of the file without its extension. It contains no name of a person. */
export const fileName = ({ number, revision }: ReadRelease, { locale }: WordedRelease): string =>
  releaseTranslator(locale)('file', { number: String(number), revision: String(revision) })

/** The words of a release's sheet in one language; its figures are worded as on the page. */
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

/** Without an ending, and without anybody's name. */
export const fileName = ({ number, revision }: ReadRelease, { locale }: WordedRelease): string =>
  releaseTranslator(locale)('file', { number: String(number), revision: String(revision) })

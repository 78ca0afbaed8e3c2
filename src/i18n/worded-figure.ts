/** One published figure in words and as a position on its scale. A text that cannot be read is worded as withheld. */
import { kindOf, needKeys, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import type { ReadFigure } from '@/domain/export/read-release'
import { readText, spanOf, type ReadText } from '@/domain/export/read-text'
import { figureTexts } from './figure-texts'
import { number } from './format'
import type { Locale } from './locale'
import type { ReleaseTranslator } from './release-translator'
import type { Tone, WordedBalance, WordedFigure } from './worded-release-shape'

const needs: readonly FigureKey[] = [...needKeys, 'load']
const toneOf = (key: FigureKey): Tone => (kindOf(key) === 'grade' ? 'grade' : needs.includes(key) ? 'load' : 'capacity')

/** Each key is written out, because the compiler cannot check a key that is put together. */
const classWords = (key: FigureKey, t: ReleaseTranslator) =>
  key === 'load'
    ? { low: t('texts.load.low'), middle: t('texts.load.middle'), high: t('texts.load.high') }
    : { low: t('texts.capacity.low'), middle: t('texts.capacity.middle'), high: t('texts.capacity.high') }

const wordsOf = (key: FigureKey, text: ReadText, t: ReleaseTranslator, locale: Locale): string => {
  switch (text.kind) {
    case 'third':
      return t(`texts.third.${text.place}`)
    case 'class':
      return classWords(key, t)[text.place]
    case 'between':
      return t('texts.between', { from: text.from, to: text.to })
    case 'most':
    case 'least':
      return t(`texts.${text.kind}`, { percent: text.percent })
    case 'grade':
      return t(`texts.grade.${text.bound}`, { grade: number(text.grade, locale, 1) })
  }
}

const drawnOf = (key: FigureKey, words: string, t: ReleaseTranslator): string => {
  const kind = kindOf(key)
  return kind === 'index'
    ? t('drawn.class', { steps: Object.values(classWords(key, t)).join(', '), words })
    : t(`drawn.${kind}`, { words })
}

/** The name of a published figure. */
export const figureLabel = (key: FigureKey, t: ReleaseTranslator, locale: Locale): string =>
  key === 'load' || key === 'capacity' ? t(`labels.${key}`) : figureTexts(locale).published[key].label

const countsText = (key: FigureKey, t: ReleaseTranslator, locale: Locale): string =>
  key === 'load' || key === 'capacity' ? t(`counts.${key}`) : figureTexts(locale).published[key].counts

export const wordedFigure = (figure: ReadFigure, t: ReleaseTranslator, locale: Locale): WordedFigure => {
  const { key } = figure
  const always = { key, label: figureLabel(key, t, locale), tone: toneOf(key), counts: countsText(key, t, locale) }
  const text = figure.said ? readText(figure.text) : null
  if (!figure.said || !text)
    return { ...always, words: t('texts.withheld'), band: null, size: null, of: null, drawn: t('drawn.withheld') }
  const words = wordsOf(key, text, t, locale)
  const size = t(`sizes.${figure.size}`)
  const of = t('of', { size: figure.size.replace('-', '–') })
  return { ...always, words, band: spanOf(text, figure.size), size, of, drawn: drawnOf(key, words, t) }
}

export const wordedBalance = (key: 'load' | 'capacity', figure: WordedFigure, t: ReleaseTranslator): WordedBalance => ({
  ...figure,
  means: t(key === 'load' ? 'loadMeans' : 'capacityMeans'),
  steps: Object.values(classWords(key, t)),
})

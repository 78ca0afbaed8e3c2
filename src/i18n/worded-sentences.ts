/**
 * The week in at most five short sentences, made only from published figures and never from a withheld one. They do not
 * compare bands with each other ("most often"), because bands may overlap; they say for how many families something is true.
 */
import { headlineKey, needKeys, strengthKeys, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import type { ReadRelease } from '@/domain/export/read-release'
import type { PaperKey } from '@/domain/instrument/keys'
import { figureTexts } from './figure-texts'
import type { Locale } from './locale'
import type { ReleaseTranslator } from './release-translator'
import type { WordedFigure } from './worded-release-shape'

export type FigureOf = (key: FigureKey) => WordedFigure

const most = 3

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The published figures with the highest band. Several figures may share that band. */
const highest = (keys: readonly PaperKey[], figureOf: FigureOf) => {
  const publishedKeys = keys.filter((key) => figureOf(key).band !== null)
  const top = publishedKeys.toSorted(
    (one, other) => (figureOf(other).band?.from ?? 0) - (figureOf(one).band?.from ?? 0),
  )[0]
  return top === undefined
    ? null
    : { words: figureOf(top).words, keys: publishedKeys.filter((key) => figureOf(key).words === figureOf(top).words) }
}

const itemsOf = (keys: readonly PaperKey[], t: ReleaseTranslator, locale: Locale) => {
  const { inSentence } = figureTexts(locale)
  const names = keys.slice(0, most).map((key) => inSentence[key])
  if (keys.length > most) return t('sentences.among', { items: names.join(', ') })
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
}

const families = ({ node, families: size }: ReadRelease, t: ReleaseTranslator): string[] =>
  size === null
    ? [t('sentences.tooFew'), t('sentences.protects')]
    : [t(`sentences.families.${node.level}`, { name: node.name, families: t(`sizes.${size}`) })]

const balance = (figureOf: FigureOf, t: ReleaseTranslator): string[] => {
  const [load, capacity] = [figureOf('load'), figureOf('capacity')]
  if (load.band && capacity.band) return [t('sentences.balance', { load: load.words, capacity: capacity.words })]
  if (load.band) return [t('sentences.load', { load: load.words })]
  return capacity.band ? [t('sentences.capacity', { capacity: capacity.words })] : []
}

export const wordedSentences = (
  release: ReadRelease,
  figureOf: FigureOf,
  t: ReleaseTranslator,
  locale: Locale,
): string[] => {
  if (release.families === null) return families(release, t)
  const headline = figureOf(headlineKey)
  const share = (name: 'needs' | 'strengths', keys: readonly PaperKey[]) => {
    const top = highest(keys, figureOf)
    const items = top && itemsOf(top.keys, t, locale)
    return top && items
      ? [t(`sentences.${name}`, { share: name === 'needs' ? top.words : capitalised(top.words), items })]
      : []
  }
  const publishedSentences = [
    ...balance(figureOf, t),
    ...(headline.band ? [t('sentences.headline', { share: capitalised(headline.words) })] : []),
    ...share('needs', needKeys),
    ...share('strengths', strengthKeys),
  ]
  return [...families(release, t), ...(publishedSentences.length === 0 ? [t('sentences.nothing')] : publishedSentences)]
}

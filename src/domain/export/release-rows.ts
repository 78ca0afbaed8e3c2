/**
 * A release as rows of a sheet: first the facts about it, then one row for each figure, then what people wrote. Every row is
 * as wide as the head. The words are passed in, and the file format is chosen by the caller.
 */
import type { FigureKey } from '../disclosure/policy/published-figures'
import type { Cell } from './cell'
import type { ReadRelease } from './read-release'

export const releaseColumns = ['kind', 'key', 'label', 'words', 'size', 'counts'] as const
export const releaseFacts = [
  'title',
  'recipient',
  'about',
  'period',
  'from',
  'until',
  'organisation',
  'number',
  'revision',
  'state',
  'published_on',
  'prepared_by',
  'approved_by',
  'instrument',
  'rules',
  'threshold',
  'families',
] as const
export const rowKinds = [
  'fact',
  'notice',
  'figure',
  'sentence',
  'comment',
  'request',
  'point',
  'quote',
  'reading',
] as const
export type RowKind = (typeof rowKinds)[number]
export type FactKey = (typeof releaseFacts)[number]

export type FigureWords = {
  readonly key: FigureKey
  readonly label: string
  readonly words: string
  readonly size: string | null
  readonly counts: string
}

/** The words of the rows in one language. A fact without words is taken from the release as it is. */
export type ReleaseWords = {
  readonly column: (column: (typeof releaseColumns)[number]) => string
  readonly kind: (kind: RowKind) => string
  readonly fact: (fact: FactKey) => string
  readonly said: { readonly [fact in 'title' | 'about' | 'period' | 'state' | 'families']: string }
  readonly figures: readonly FigureWords[]
  /** The sentences that the release must not be used any more, and why. Empty while it may be used. */
  readonly notices: readonly string[]
  readonly sentences: readonly string[]
  readonly reading: readonly string[]
}

const factsOf = (release: ReadRelease, { said }: ReleaseWords): Record<FactKey, Cell> => ({
  ...said,
  recipient: release.recipient,
  from: { day: release.period.from },
  until: { day: release.period.until },
  organisation: release.organisation,
  number: release.number,
  revision: release.revision,
  published_on: { day: release.publishedOn },
  prepared_by: release.preparedBy,
  approved_by: release.approvedBy,
  instrument: release.instrument,
  rules: release.rules,
  threshold: release.threshold,
})

/** The head, then the rows. */
export const releaseRows = (release: ReadRelease, words: ReleaseWords): Cell[][] => {
  const facts = factsOf(release, words)
  const lines = (kind: RowKind, texts: readonly string[]) =>
    texts.map((text, index) => [words.kind(kind), `${kind}_${index + 1}`, '', text, '', ''])
  return [
    releaseColumns.map(words.column),
    ...releaseFacts.map((key) => [words.kind('fact'), key, words.fact(key), facts[key], '', '']),
    ...lines('notice', words.notices),
    ...words.figures.map((figure) => [
      words.kind('figure'),
      figure.key,
      figure.label,
      figure.words,
      figure.size ?? '',
      figure.counts,
    ]),
    ...lines('sentence', words.sentences),
    ...lines('comment', release.comment === '' ? [] : [release.comment]),
    ...lines('request', release.requests),
    ...lines('point', release.points),
    ...lines('quote', release.quotes),
    ...lines('reading', words.reading),
  ]
}

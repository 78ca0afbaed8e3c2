/**
 * The machine's part in letting written words out; a second person is the other. It stops what leads back to a family: a
 * name, a number, an address, or words that somebody said. It says which rule stopped which words.
 */
import type { NameIndex } from './name-index'
import { accounts, mailAndSites, postcodes } from './text-addresses'
import { namesIn } from './text-names'
import { numbersIn, type Strictness } from './text-numbers'
import { saidIn } from './text-verbatim'
import { asShown } from './text-shown'
import { skeletonsOf, spansOf, writtenAt, type Skeleton, type Span } from './text-skeleton'
import { wordsIn } from './text-words'

export const textRules = ['text_name', 'text_email', 'text_iban', 'text_postcode', 'text_digits', 'text_words'] as const
export type TextRule = (typeof textRules)[number]

/** `words`: the piece of the text that the rule stopped, as it was written. */
export type Stopped = { readonly rule: TextRule; readonly words: string }

export type KnownWords = {
  readonly names: NameIndex
  /** The runs of six words of these texts that stand in an answer or a note (`runsSaid`). */
  readonly said: ReadonlySet<string>
}

const patterns: readonly (readonly [TextRule, readonly RegExp[]])[] = [
  ['text_email', mailAndSites],
  ['text_iban', accounts],
  ['text_postcode', postcodes],
]

type Found = { readonly rule: TextRule; readonly span: Span }

/** Pieces that match, and the letters without them, so that the digits of a postcode are not stopped twice. */
const taken = (letters: string): { found: Found[]; left: string } => {
  const found: Found[] = []
  let left = letters
  for (const [rule, expressions] of patterns)
    for (const expression of expressions) {
      found.push(...spansOf(left, expression).map((span) => ({ rule, span })))
      left = left.replaceAll(expression, (piece) => ' '.repeat(piece.length))
    }
  return { found, left }
}

const foundIn = ({ letters }: Skeleton, strictness: Strictness): Found[] => {
  const { found, left } = taken(letters)
  return [...found, ...numbersIn(left, strictness).map((span) => ({ rule: 'text_digits' as const, span }))]
}

const stoppedAsShown = (text: string, { names, said }: KnownWords, strictness: Strictness): Stopped[] => {
  const words = wordsIn(text)
  const piece = ({ from, to }: Span) => text.slice(from, to)
  return [
    ...namesIn(text, words, names).map((place) => ({ rule: 'text_name' as const, words: piece(place) })),
    ...skeletonsOf(text).flatMap((skeleton) =>
      foundIn(skeleton, strictness).map(({ rule, span }) => ({ rule, words: writtenAt(text, skeleton, span).trim() })),
    ),
    ...saidIn(words, said).map((place) => ({ rule: 'text_words' as const, words: piece(place) })),
  ]
}

/** Between two texts that stand below each other on a page. */
const below = '\n'

/** Names that begin in one text and end in the next one: “Ikr” and “am” as two points. With the text that they begin in. */
export const namesAcross = (texts: readonly string[], { names }: Pick<KnownWords, 'names'>) => {
  const text = texts.join(below)
  const ends = texts.map((_, at) => texts.slice(0, at + 1).join(below).length)
  return namesIn(text, wordsIn(text), names).flatMap((place) => {
    const first = ends.findIndex((end) => place.from < end)
    if (place.to <= (ends[first] ?? 0)) return []
    const words = text.slice(place.from, place.to).split(below).join(' / ')
    return [{ first, stopped: { rule: 'text_name' as const, words } }]
  })
}

export const onceEach = (all: readonly Stopped[]): Stopped[] => [
  ...new Map(all.map((one) => [`${one.rule} ${one.words}`, one])).values(),
]

/** Everything that stops the text, in the order in which one would mend it; nothing when a second person may read it. */
export const stoppedWords = (text: string, known: KnownWords, strictness: Strictness = 'text'): Stopped[] => {
  const all = [...new Set([text, asShown(text)])].flatMap((one) => stoppedAsShown(one, known, strictness))
  return onceEach(all)
}

/**
 * The machine's part in letting written words out; a second person is the other. It stops what leads back to a family: a
 * name, a number, an address, or words that somebody said. It says which rule stopped which words.
 */
import { nameIndex, namesIn, type NameIndex } from './name-index'

export { nameIndex, type NameIndex }

export const textRules = ['text_name', 'text_email', 'text_iban', 'text_postcode', 'text_digits', 'text_words'] as const
export type TextRule = (typeof textRules)[number]

/** `words`: the piece of the text that the rule stopped, as it was written. */
export type Stopped = { readonly rule: TextRule; readonly words: string }

export type KnownWords = {
  readonly names: NameIndex
  /** The runs of six words of these texts that stand in an answer or a note. */
  readonly said: ReadonlySet<string>
}

/** So many words in a row that somebody said are that person's words. */
export const wordsInARow = 6

/** Lower case words without signs; accents stay. */
export const wordsOf = (text: string): string[] =>
  (text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase())

/** Every run of six words, as they are looked for in what was said. */
export const runsOf = (text: string): string[] => {
  const words = wordsOf(text)
  return Array.from({ length: Math.max(0, words.length - wordsInARow + 1) }, (_, from) =>
    words.slice(from, from + wordsInARow).join(' '),
  )
}

const patterns: readonly (readonly [TextRule, RegExp])[] = [
  ['text_email', /\S+@\S+|\bwww\.\S*|https?:\S*/giu],
  ['text_iban', /\b[a-z]{2}\d{2}\s?[a-z]{4}/giu],
  ['text_postcode', /\b\d{4}\s?[a-z]{2}\b/giu],
  // Phone numbers and BSN are digits, too, and so is every other number.
  ['text_digits', /\p{N}+/gu],
]

/** Everything that stops the text, in the order in which one would mend it; nothing when a second person may read it. */
export const stoppedWords = (text: string, { names, said }: KnownWords): Stopped[] => [
  ...namesIn(text, names).map((words) => ({ rule: 'text_name' as const, words })),
  ...patterns.flatMap(([rule, pattern]) =>
    [...text.normalize('NFKC').matchAll(pattern)].map(([words]) => ({ rule, words })),
  ),
  ...runsOf(text)
    .filter((run) => said.has(run))
    .map((words) => ({ rule: 'text_words' as const, words })),
]

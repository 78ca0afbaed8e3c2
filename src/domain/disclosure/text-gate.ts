/**
 * The machine's part in letting written words out; a second person is the other. It stops what leads back to a family: a
 * name, a number, an address, or words that somebody said. It says which rule stopped which words.
 */
import type { NameIndex } from './name-index'
import { accounts, mailAndSites, postcodes } from './text-addresses'
import { namesIn } from './text-names'
import { numbersIn, type Strictness } from './text-numbers'
import { saidIn } from './text-said'
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

/** Pieces that match, and the text without them, so that the digits of a postcode are not stopped twice. */
const taken = (text: string): { stopped: Stopped[]; left: string } => {
  const stopped: Stopped[] = []
  let left = text
  for (const [rule, expressions] of patterns)
    for (const expression of expressions)
      left = left.replaceAll(expression, (words) => {
        stopped.push({ rule, words: words.trim() })
        return ' '.repeat(words.length)
      })
  return { stopped, left }
}

/** Everything that stops the text, in the order in which one would mend it; nothing when a second person may read it. */
export const stoppedWords = (text: string, { names, said }: KnownWords, strictness: Strictness = 'text'): Stopped[] => {
  const words = wordsIn(text)
  const piece = ({ from, to }: { from: number; to: number }) => text.slice(from, to)
  const { stopped, left } = taken(text.normalize('NFKC').replaceAll(/[\p{DI}\p{Cf}]/gu, ''))
  const all: Stopped[] = [
    ...namesIn(text, words, names).map((place) => ({ rule: 'text_name' as const, words: piece(place) })),
    ...stopped,
    ...numbersIn(left, strictness).map((number) => ({ rule: 'text_digits' as const, words: number.trim() })),
    ...saidIn(words, said).map((place) => ({ rule: 'text_words' as const, words: piece(place) })),
  ]
  return [...new Map(all.map((one) => [`${one.rule} ${one.words}`, one])).values()]
}

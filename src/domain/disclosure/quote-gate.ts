/**
 * The machine's part in letting a quote out; a second person is the other. Protects from a sentence that leads back to a
 * family: by a name, a number, an address, or by being what somebody said word for word. Says which rule stopped it, and
 * refuses rather too much: a quote is quickly written in other words.
 */
import type { PublishedLevel } from './publication'

export const quoteProblems = [
  'quote_name',
  'quote_digits',
  'quote_email',
  'quote_postcode',
  'quote_iban',
  'quote_words',
  'quote_level',
  'quote_few_families',
  'quote_few_raised',
] as const
export type QuoteProblem = (typeof quoteProblems)[number]

/** Families with a substantive answer in the period, and families that raised the theme. */
export const leastForQuotes = 30
export const leastRaised = 5
/** So many words in a row that somebody said are that person's words. */
export const wordsInARow = 6

const asWritten = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []

/** Lower case words without signs; accents stay. */
export const wordsOf = (text: string): string[] => asWritten(text).map((word) => word.toLowerCase())

/** Every run of six words, as they are looked for in what was said. */
export const runsOf = (text: string): string[] => {
  const words = wordsOf(text)
  return Array.from({ length: Math.max(0, words.length - wordsInARow + 1) }, (_, from) =>
    words.slice(from, from + wordsInARow).join(' '),
  )
}

/** What is in many names and says nothing of one. */
const common = new Set(
  (
    'van von den der des het ter ten tot aan bij uit vander vande school basisschool kindcentrum college lyceum openbare ' +
    'christelijke katholieke stichting gemeente obs cbs rkbs ikc and the met voor een'
  ).split(' '),
)

/** A name of two letters, such as Bo, is often a word too: it is one only as it is written. */
const namesIn = (text: string, names: readonly string[]): boolean => {
  const [said, written] = [new Set(wordsOf(text)), new Set(asWritten(text))]
  const isName = (word: string) => !common.has(word.toLowerCase()) && !/^\d+$/.test(word)
  return names.some((name) =>
    asWritten(name).some(
      (word) =>
        isName(word) && ((word.length > 2 && said.has(word.toLowerCase())) || (word.length === 2 && written.has(word))),
    ),
  )
}

const patterns: readonly (readonly [QuoteProblem, RegExp])[] = [
  ['quote_email', /\S+@\S+|\bwww\.|https?:/iu],
  ['quote_iban', /\b[a-z]{2}\d{2}\s?[a-z]{4}/iu],
  ['quote_postcode', /\b\d{4}\s?[a-z]{2}\b/iu],
  // Phone numbers and BSN are digits, too, and so is every other number.
  ['quote_digits', /\p{N}/u],
]

export type AboutQuote = {
  readonly text: string
  readonly level: PublishedLevel
  /** Of families, children, callers and schools. */
  readonly names: readonly string[]
  /** Does a run of six words occur in a stored answer or note? */
  readonly isSaidWordForWord: boolean
  readonly families: number
  readonly raised: number
}

/** All rules that stop it, in the order in which one would mend them; none when it may go on to the second person. */
export const problemsOfQuote = ({ text, level, names, ...about }: AboutQuote): QuoteProblem[] => [
  ...(level === 'school' ? ['quote_level' as const] : []),
  ...(about.families < leastForQuotes ? ['quote_few_families' as const] : []),
  ...(about.raised < leastRaised ? ['quote_few_raised' as const] : []),
  ...(namesIn(text, names) ? ['quote_name' as const] : []),
  ...patterns.flatMap(([problem, pattern]) => (pattern.test(text) ? [problem] : [])),
  ...(about.isSaidWordForWord ? ['quote_words' as const] : []),
]

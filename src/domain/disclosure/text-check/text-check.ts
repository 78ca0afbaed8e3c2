/**
 * The machine's check of written words before they leave; a second person's reading is the other part. It stops what leads back
 * to a family: a name, a number, an address, or words that somebody used in an interview. It reports which rule stopped which
 * words.
 */
import type { NameIndex } from './name-index'
import { accounts, mailAndSites, postcodes } from './text-addresses'
import { namesIn } from './text-names'
import { numbersIn, type Strictness } from './text-numbers'
import { asShown } from './text-shown'
import { skeletonsOf, spansOf, writtenAt, type Skeleton, type Span } from './text-skeleton'
import { verbatimSpans } from './text-verbatim'
import { wordsIn } from './text-words'

export const textRules = ['text_name', 'text_email', 'text_iban', 'text_postcode', 'text_digits', 'text_words'] as const
export type TextRule = (typeof textRules)[number]

/** `words` is the piece of the text that the rule stopped, as it was written. */
export type StoppedWords = { readonly rule: TextRule; readonly words: string }

/** What a text may not contain. */
export type ProtectedWords = {
  readonly names: NameIndex
  /** The runs of six words of the checked texts that also stand in an answer or a note (`verbatimRuns`). */
  readonly verbatimRuns: ReadonlySet<string>
}

const patterns: readonly (readonly [TextRule, readonly RegExp[]])[] = [
  ['text_email', mailAndSites],
  ['text_iban', accounts],
  ['text_postcode', postcodes],
]

type RuleMatch = { readonly rule: TextRule; readonly span: Span }

/** The matches, and the letters without them: the digits of a postcode must not be stopped a second time as a number. */
const matchPatterns = (letters: string): { matches: RuleMatch[]; remaining: string } => {
  const matches: RuleMatch[] = []
  let remaining = letters
  for (const [rule, expressions] of patterns)
    for (const expression of expressions) {
      matches.push(...spansOf(remaining, expression).map((span) => ({ rule, span })))
      remaining = remaining.replaceAll(expression, (piece) => ' '.repeat(piece.length))
    }
  return { matches, remaining }
}

const matchesIn = ({ letters }: Skeleton, strictness: Strictness): RuleMatch[] => {
  const { matches, remaining } = matchPatterns(letters)
  return [...matches, ...numbersIn(remaining, strictness).map((span) => ({ rule: 'text_digits' as const, span }))]
}

const stoppedWordsAsWritten = (
  text: string,
  { names, verbatimRuns }: ProtectedWords,
  strictness: Strictness,
): StoppedWords[] => {
  const words = wordsIn(text)
  const piece = ({ from, to }: Span) => text.slice(from, to)
  return [
    ...namesIn(text, words, names).map((span) => ({ rule: 'text_name' as const, words: piece(span) })),
    ...skeletonsOf(text).flatMap((skeleton) =>
      matchesIn(skeleton, strictness).map(({ rule, span }) => ({
        rule,
        words: writtenAt(text, skeleton, span).trim(),
      })),
    ),
    ...verbatimSpans(words, verbatimRuns).map((span) => ({ rule: 'text_words' as const, words: piece(span) })),
  ]
}

/** The separator of texts that a page shows below each other. */
const lineBreak = '\n'

/**
 * Names that begin in one text and end in a later one, as "Ikr" and "am" in two points. `first` is the index of the text in
 * which the name begins.
 */
export const namesAcrossTexts = (texts: readonly string[], { names }: Pick<ProtectedWords, 'names'>) => {
  const text = texts.join(lineBreak)
  const ends = texts.map((_, at) => texts.slice(0, at + 1).join(lineBreak).length)
  return namesIn(text, wordsIn(text), names).flatMap((span) => {
    const first = ends.findIndex((end) => span.from < end)
    if (span.to <= (ends[first] ?? 0)) return []
    const words = text.slice(span.from, span.to).split(lineBreak).join(' / ')
    return [{ first, stopped: { rule: 'text_name' as const, words } }]
  })
}

export const withoutDuplicates = (stoppedWords: readonly StoppedWords[]): StoppedWords[] => [
  ...new Map(stoppedWords.map((stoppedWord) => [`${stoppedWord.rule} ${stoppedWord.words}`, stoppedWord])).values(),
]

/**
 * Everything that stops the text, in the order in which a writer would mend it; empty when a second person may read it. The
 * text is checked as it is written and as a page shows it.
 */
export const stoppedWords = (
  text: string,
  protectedWords: ProtectedWords,
  strictness: Strictness = 'text',
): StoppedWords[] =>
  withoutDuplicates(
    [...new Set([text, asShown(text)])].flatMap((one) => stoppedWordsAsWritten(one, protectedWords, strictness)),
  )

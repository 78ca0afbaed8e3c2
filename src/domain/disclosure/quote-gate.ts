/**
 * What a quote must pass beside the gate of every text (`text-gate.ts`): it stands for many families and for none of them.
 */
import type { PublishedLevel } from './publication'
import { stoppedWords, type KnownWords, type Stopped } from './text-gate'

export const quoteRules = ['quote_level', 'quote_few_families', 'quote_few_raised'] as const
export type QuoteRule = (typeof quoteRules)[number]

/** A rule about the quote as a whole stops no words in particular. */
export type QuoteProblem = Stopped | { readonly rule: QuoteRule }

/** Families with a substantive answer in the period, and families that raised the theme. */
export const leastForQuotes = 30
export const leastRaised = 5

export type AboutQuote = {
  readonly text: string
  readonly level: PublishedLevel
  readonly known: KnownWords
  readonly families: number
  readonly raised: number
}

/** All rules that stop it, in the order in which one would mend them; none when it may go on to the second person. */
export const problemsOfQuote = ({ text, level, known, families, raised }: AboutQuote): QuoteProblem[] => [
  ...(level === 'school' ? [{ rule: 'quote_level' as const }] : []),
  ...(families < leastForQuotes ? [{ rule: 'quote_few_families' as const }] : []),
  ...(raised < leastRaised ? [{ rule: 'quote_few_raised' as const }] : []),
  ...stoppedWords(text, known),
]

/**
 * What a quote must pass beside the gate of every text (`text-gate.ts`): it stands for many families and for none of them.
 */
import type { PublishedNode } from '../policy/publication'
import { figureProblems, figureRules, leastRaised, type KnownShare } from './quote-figures'
import type { QuoteTheme } from './quote-themes'
import { stoppedWords, type KnownWords, type Stopped } from '../text-check/text-check'

export const quoteRules = [
  'quote_level',
  'quote_few_families',
  'quote_few_raised',
  ...figureRules,
  'quote_consent',
] as const
export type QuoteRule = (typeof quoteRules)[number]

/** A rule about the quote as a whole stops no words in particular. */
export type QuoteProblem = Stopped | { readonly rule: QuoteRule }

/** Families with a substantive answer in the period. */
export const leastForQuotes = 30

export type AboutQuote = {
  readonly text: string
  readonly node: PublishedNode
  readonly theme: QuoteTheme
  /** What is known of the theme's share. */
  readonly shares: readonly KnownShare[]
  /** Every interview that it rests on still gives its consent, and there is one. */
  readonly hasConsent: boolean
  readonly known: KnownWords
  readonly families: number
  readonly raised: number
}

/** All rules that stop it, in the order in which one would mend them; none when it may go on to the second person. */
export const problemsOfQuote = ({ text, node, theme, known, shares, ...about }: AboutQuote): QuoteProblem[] => [
  ...(about.hasConsent ? [] : [{ rule: 'quote_consent' as const }]),
  ...(node.level === 'school' ? [{ rule: 'quote_level' as const }] : []),
  ...(about.families < leastForQuotes ? [{ rule: 'quote_few_families' as const }] : []),
  ...(about.raised < leastRaised ? [{ rule: 'quote_few_raised' as const }] : []),
  ...figureProblems(theme, node, shares),
  ...stoppedWords(text, known, 'quote'),
]

/**
 * What a quote must pass beside the check of every text (`text-check/text-check.ts`): it stands for many families and leads back
 * to none of them.
 */
import type { PublishedNode } from '../policy/publication'
import { figureProblems, figureRules, minimumRaised, type StatedShare } from './quote-figures'
import type { QuoteTheme } from './quote-themes'
import { stoppedWords, type ProtectedWords, type StoppedWords } from '../text-check/text-check'

export const quoteRules = [
  'quote_level',
  'quote_few_families',
  'quote_few_raised',
  ...figureRules,
  'quote_consent',
] as const
export type QuoteRule = (typeof quoteRules)[number]

/** Words that a rule of texts stops, or a rule about the quote as a whole, which stops no words in particular. */
export type QuoteProblem = StoppedWords | { readonly rule: QuoteRule }

/** A node is quoted only when so many of its families gave a substantive answer in the period. */
const minimumFamilies = 30

export type QuoteToCheck = {
  readonly text: string
  readonly node: PublishedNode
  readonly theme: QuoteTheme
  /** The theme's share, published or suppressed, of any node. */
  readonly shares: readonly StatedShare[]
  /** The quote rests on at least one interview, and every interview that it rests on still gives its consent. */
  readonly hasConsent: boolean
  readonly protectedWords: ProtectedWords
  readonly families: number
  /** The number of families that raised the theme. */
  readonly raised: number
}

/** All rules that stop the quote, in the order in which a writer would mend them; empty when the second person may read it. */
export const problemsOfQuote = ({
  text,
  node,
  theme,
  protectedWords,
  shares,
  ...quote
}: QuoteToCheck): QuoteProblem[] => [
  ...(quote.hasConsent ? [] : [{ rule: 'quote_consent' as const }]),
  ...(node.level === 'school' ? [{ rule: 'quote_level' as const }] : []),
  ...(quote.families < minimumFamilies ? [{ rule: 'quote_few_families' as const }] : []),
  ...(quote.raised < minimumRaised ? [{ rule: 'quote_few_raised' as const }] : []),
  ...figureProblems(theme, node, shares),
  ...stoppedWords(text, protectedWords, 'quote'),
]

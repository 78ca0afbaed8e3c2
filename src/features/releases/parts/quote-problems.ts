import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { unitId } from '@/domain/disclosure/policy/publication'
import { figureOfTheme, type StatedShare } from '@/domain/disclosure/quotes/quote-figures'
import { problemsOfQuote, type QuoteProblem } from '@/domain/disclosure/quotes/quote-check'
import type { QuoteTheme } from '@/domain/disclosure/quotes/quote-themes'
import { requireFound } from '@/server/authorize'
import type { Transaction } from '@/server/db'
import { quoteHasConsent } from './consents'
import type { PublicationInputs } from './publication-inputs'
import { knownWords } from './known-words'
import { familiesRaisingTheme } from './families-raising-theme'
import type { PreparedNode } from './prepared-nodes'

/** What a preparation is made of, and what its figures say. */
type QuoteContext = { inputs: PublicationInputs; nodes: readonly PreparedNode[] }

/** Said before, or about to be: of every node that shares the period. */
const sharesOf = (theme: QuoteTheme, { inputs, nodes }: QuoteContext): StatedShare[] => {
  const key = figureOfTheme(theme)
  if (key === null) return []
  const earlierStatements = inputs.preparation.earlier
    .filter((statement) => statement.key === key)
    .map(({ node, isPublished, texts, interviews }) => ({
      node,
      isPublished,
      text: texts[0] ?? '',
      n: interviews.length,
    }))
  const next = nodes
    .filter(({ id }) => !inputs.published.has(id))
    .map(({ node, figures: { [key]: figure } }) => ({
      node,
      isPublished: figure.said,
      text: figure.said ? figure.text : '',
      n: figure.n,
    }))
  return [...earlierStatements, ...next]
}

type Quote = {
  node: string
  theme: string
  text: string
  isRepeated: boolean
  restsOn: number
  consents: readonly { interviewId: string }[]
}

/** A quote as it is stored, as the gate asks about it. */
export const quoteOfInput = ({ item, theme, ...quote }: Quote & { item: string }): Quote => ({
  ...quote,
  theme: `${item}:${theme}`,
})

/**
 * By which rules the machine's gate stops a quote about a node of this period, as things are now. For who adds or publishes
 * it: the consent that it rests on is held.
 */
export const quoteProblems = async (
  tx: Transaction,
  actor: Actor,
  quoteContext: QuoteContext,
  quote: Quote,
): Promise<QuoteProblem[]> => {
  const { preparation, published, all } = quoteContext.inputs
  const nodes = [...preparation.nodes, ...[...published.values()].map(({ node }) => node)]
  const node = requireFound(nodes.find((candidate) => unitId(candidate) === quote.node))
  // A quote keeps the theme that its form's schema let through.
  const theme = quote.theme as QuoteTheme
  return problemsOfQuote({
    text: quote.text,
    node,
    theme,
    shares: sharesOf(theme, quoteContext),
    hasConsent: await quoteHasConsent(tx, quoteContext.inputs, quote),
    protectedWords: await knownWords(tx, actor, [quote.text]),
    ...(await familiesRaisingTheme(tx, node, all, theme)),
  })
}

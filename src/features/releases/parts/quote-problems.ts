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

/** A preparation's inputs and its nodes with their figures. */
type QuoteContext = { inputs: PublicationInputs; nodes: readonly PreparedNode[] }

/** The shares of a theme that are published or about to be, of every node that shares the period. */
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

/** A stored quote in the form that the text check takes. */
export const quoteOfInput = ({ item, theme, ...quote }: Quote & { item: string }): Quote => ({
  ...quote,
  theme: `${item}:${theme}`,
})

/**
 * The rules that stop a quote about a node of this period, at this moment. For commands that add or publish it: locks its
 * consents.
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
  // The form's schema checked the theme before the quote was stored.
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

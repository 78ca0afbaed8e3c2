import type { Actor } from '@/domain/access/actor'
import { unitId } from '@/domain/disclosure/publication'
import { problemsOfQuote, type QuoteProblem } from '@/domain/disclosure/quote-gate'
import type { QuoteTheme } from '@/domain/disclosure/quote-themes'
import { found } from '@/server/authorize'
import type { Transaction } from '@/server/db'
import type { Inputs } from './inputs'
import { knownWords } from './known-words'
import { familiesThatRaised } from './raised'

/** By which rules the machine's gate stops a quote about a node of this period, as things are now. */
export const quoteProblems = async (
  tx: Transaction,
  actor: Actor,
  { preparation, published, all }: Inputs,
  quote: { node: string; theme: string; text: string },
): Promise<QuoteProblem[]> => {
  const nodes = [...preparation.nodes, ...[...published.values()].map(({ node }) => node)]
  const node = found(nodes.find((one) => unitId(one) === quote.node))
  return problemsOfQuote({
    text: quote.text,
    level: node.level,
    known: await knownWords(tx, actor, [quote.text]),
    ...(await familiesThatRaised(tx, node, all, quote.theme as QuoteTheme)),
  })
}

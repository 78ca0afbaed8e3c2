import type { Actor } from '@/domain/access/actor'
import { unitId } from '@/domain/disclosure/publication'
import { problemsOfQuote, runsOf, type QuoteProblem } from '@/domain/disclosure/quote-gate'
import type { QuoteTheme } from '@/domain/disclosure/quote-themes'
import { found } from '@/server/authorize'
import type { Transaction } from '@/server/db'
import type { Inputs } from './inputs'
import { familiesThatRaised } from './raised'

const namesKnown = async (tx: Transaction, { organisationId }: Actor): Promise<string[]> => {
  const where = { organisationId }
  const [families, staff, schools, boards] = [
    await tx.familyIdentity.findMany({ where, select: { parentName: true } }),
    await tx.staff.findMany({ where, select: { name: true } }),
    await tx.school.findMany({ where, select: { name: true } }),
    await tx.schoolBoard.findMany({ where, select: { name: true } }),
  ]
  return [...families.map(({ parentName }) => parentName), ...[...staff, ...schools, ...boards].map(({ name }) => name)]
}

/** Looks in every answer and every note of the organisation, with nothing but letters and digits between single spaces. */
const isSaidWordForWord = async (tx: Transaction, { organisationId }: Actor, text: string): Promise<boolean> => {
  const runs = runsOf(text).map((run) => `% ${run} %`)
  if (runs.length === 0) return false
  const [row] = await tx.$queryRaw<{ said: boolean }[]>`
    select exists (
      select 1 from answer, unnest(array[value #>> '{}', note]) as said
      where organisation_id = ${organisationId}::uuid and said is not null
        and ' ' || regexp_replace(lower(said), '[^[:alnum:]]+', ' ', 'g') || ' ' like any(${runs}::text[])) as said`
  return row?.said ?? false
}

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
    names: await namesKnown(tx, actor),
    isSaidWordForWord: await isSaidWordForWord(tx, actor, quote.text),
    ...(await familiesThatRaised(tx, node, all, quote.theme as QuoteTheme)),
  })
}

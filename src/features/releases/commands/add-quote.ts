import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { unitId } from '@/domain/disclosure/publication'
import { problemsOfQuote, runsOf } from '@/domain/disclosure/quote-gate'
import type { QuoteTheme } from '@/domain/disclosure/quote-themes'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { inputsOf } from '../queries/inputs'
import { familiesThatRaised } from '../queries/raised'
import { periodOf } from '../queries/statements'
import type { AddQuote, RemoveQuote } from '../schema'
import { authorOf } from './author'
import { moveOn, openPreparation } from './preparation-in-scope'

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

/**
 * A paraphrase of what families said about a theme, through the machine's gate; the second person is whoever approves. A
 * refusal names every rule that stopped it, and keeps nothing.
 */
export const addQuote = async (actor: Actor, { preparationId, node: id, theme, text }: AddQuote) => {
  const preparation = await openPreparation(actor, preparationId)
  await authorize(actor, 'release.write', { id: preparationId })
  const writtenById = authorOf(actor)
  return inTransaction(async (tx) => {
    const { preparation: made, published, all } = await inputsOf(tx, actor, periodOf(preparation.grain, preparation.at))
    const nodes = [...made.nodes, ...[...published.values()].map(({ node }) => node)]
    const node = found(nodes.find((one) => unitId(one) === id))
    const problems = problemsOfQuote({
      text,
      level: node.level,
      names: await namesKnown(tx, actor),
      isSaidWordForWord: await isSaidWordForWord(tx, actor, text),
      ...(await familiesThatRaised(tx, node, all, theme as QuoteTheme)),
    })
    if (problems.length > 0)
      throw new AppError(
        'invalid',
        problems[0],
        problems.map((reason) => ({ path: 'text', reason })),
      )
    const [item = '', option = ''] = theme.split(':')
    const data = {
      preparationId,
      organisationId: actor.organisationId,
      node: id,
      item,
      theme: option,
      text,
      writtenById,
    }
    const quote = await tx.quote.create({ data, select: { id: true } })
    await moveOn(tx, preparationId)
    await audit(tx, actor, 'release.write', preparationId, { part: 'quote', quote: quote.id })
    return quote
  })
}

/** Takes a quote out again, before it is published. */
export const removeQuote = async (actor: Actor, { id }: RemoveQuote) =>
  inTransaction(async (tx) => {
    const quote = found(
      await tx.quote.findFirst({
        where: { id, organisationId: actor.organisationId, preparation: { state: 'open' } },
        select: { preparationId: true },
      }),
    )
    await authorize(actor, 'release.write', { id: quote.preparationId })
    await tx.quote.delete({ where: { id }, select: { id: true } })
    await moveOn(tx, quote.preparationId)
    await audit(tx, actor, 'release.write', quote.preparationId, { part: 'quote', removed: id })
    return { id }
  })

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, found, noteForeign } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { inScopeOfReleases } from '../queries/in-scope'
import { inputsOf } from '../queries/inputs'
import { quoteProblems } from '../queries/quote-problems'
import { periodOf } from '../queries/statements'
import { storedNodes } from '../queries/stored-nodes'
import { problemsAt } from '../queries/text-problems'
import type { AddQuote, RemoveQuote } from '../schema'
import { authorOf } from './author'
import { keepWriter } from './keep-writer'
import { moveOn, openPreparation } from './preparation-in-scope'

/**
 * A paraphrase of what families said about a theme, through the machine's gate; the second person is whoever approves. A
 * refusal names every rule that stopped it, and keeps nothing.
 */
export const addQuote = async (actor: Actor, { preparationId, node: id, theme, text, interviewIds }: AddQuote) => {
  const preparation = await openPreparation(actor, 'release.write', preparationId)
  const asking = { actor, verb: 'release.write' as const }
  found(
    storedNodes(preparation).find((prepared) => prepared.id === id),
    { ...asking, id: preparationId },
  )
  const writtenById = authorOf(actor)
  const consents = [...new Set(interviewIds)].map((interviewId) => ({ interviewId }))
  const rests = { isRepeated: false, restsOn: consents.length, consents }
  return inTransaction(async (tx) => {
    const where = { id: { in: interviewIds }, organisationId: actor.organisationId }
    noteForeign(asking, interviewIds, await tx.interview.findMany({ where, select: { id: true } }))
    const inputs = await inputsOf(tx, actor, periodOf(preparation.grain, preparation.at))
    const problems = await quoteProblems(
      tx,
      actor,
      { inputs, nodes: storedNodes(preparation) },
      { node: id, theme, text, ...rests },
    )
    if (problems.length > 0) throw new AppError('invalid', problems[0]?.rule, problemsAt('text', problems))
    const [item = '', option = ''] = theme.split(':')
    const data = {
      preparationId,
      organisationId: actor.organisationId,
      node: id,
      item,
      theme: option,
      text,
      writtenById,
      restsOn: consents.length,
      consents: { create: consents },
    }
    const quote = await tx.quote.create({ data, select: { id: true } })
    await keepWriter(tx, actor, { preparationId, node: id, parts: ['quotes'] })
    await moveOn(tx, preparationId)
    await audit(tx, actor, 'release.write', preparationId, { part: 'quote', quote: quote.id })
    return quote
  })
}

/** Takes a quote out again, before it is published. */
export const removeQuote = async (actor: Actor, { id }: RemoveQuote) => {
  await inScopeOfReleases(actor, 'release.write', id)
  return inTransaction(async (tx) => {
    const quote = found(
      await tx.quote.findFirst({
        where: { id, organisationId: actor.organisationId, preparation: { state: 'open' } },
        select: { preparationId: true, node: true },
      }),
      { actor, verb: 'release.write', id },
    )
    await authorize(actor, 'release.write', { id: quote.preparationId })
    await tx.quote.delete({ where: { id }, select: { id: true } })
    await keepWriter(tx, actor, { ...quote, parts: ['quotes'] })
    await moveOn(tx, quote.preparationId)
    await audit(tx, actor, 'release.write', quote.preparationId, { part: 'quote', removed: id })
    return { id }
  })
}

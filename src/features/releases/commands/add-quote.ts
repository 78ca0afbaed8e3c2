import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { requireFound, auditForeignIds } from '@/server/authorize'
import { inTransaction, largeTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { sealText } from '@/server/sealed/sealed-text'
import { publicationInputs } from '../parts/publication-inputs'
import { quoteProblems } from '../parts/quote-problems'
import { periodOf } from '../parts/statements'
import { storedNodes } from '../parts/stored-nodes'
import { problemsAt } from '../parts/text-problems'
import type { AddQuote } from '../schema'
import { requireAuthor } from '../parts/author'
import { recordWriter } from '../parts/record-writer'
import { bumpVersion, loadOpenPreparation } from '../parts/open-preparation'

/**
 * Adds a coordinator's paraphrase of what families told about a theme, once it passes the text check. The second person is
 * whoever approves the preparation. A refusal names every rule that stopped the text, and nothing is stored.
 */
export const addQuote = async (actor: Actor, { preparationId, node: id, theme, text, interviewIds }: AddQuote) => {
  const preparation = await loadOpenPreparation(actor, 'release.write', preparationId)
  const asking = { actor, verb: 'release.write' as const }
  requireFound(
    storedNodes(preparation).find((preparedNode) => preparedNode.id === id),
    { ...asking, id: preparationId },
  )
  const writtenById = requireAuthor(actor)
  const consents = [...new Set(interviewIds)].map((interviewId) => ({ interviewId }))
  const rests = { isRepeated: false, restsOn: consents.length, consents }
  return inTransaction(
    actor,
    async (tx) => {
      const where = { id: { in: interviewIds }, organisationId: actor.organisationId }
      auditForeignIds(asking, interviewIds, await tx.interview.findMany({ where, select: { id: true } }))
      const inputs = await publicationInputs(tx, actor, periodOf(preparation.grain, preparation.at))
      const problems = await quoteProblems(
        tx,
        actor,
        { inputs, nodes: storedNodes(preparation) },
        { node: id, theme, text, ...rests },
      )
      if (problems.length > 0) throw new AppError('invalid', problems[0]?.rule, problemsAt('text', problems))
      const [item = '', option = ''] = theme.split(':')
      const quoteId = randomUUID()
      const data = {
        id: quoteId,
        preparationId,
        organisationId: actor.organisationId,
        node: id,
        item,
        theme: option,
        text: sealText('quote.text', { ownerId: actor.organisationId, rowId: quoteId }, text),
        writtenById,
        restsOn: consents.length,
        consents: { create: consents },
      }
      const quote = await tx.quote.create({ data, select: { id: true } })
      await recordWriter(tx, actor, { preparationId, node: id, parts: ['quotes'] })
      await bumpVersion(tx, preparationId)
      await audit(tx, actor, 'release.write', preparationId, { part: 'quote', quote: quote.id })
      return quote
    },
    largeTransaction,
  )
}

import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction, largeTransaction, type Transaction } from '@/server/db'
import { sealText } from '@/server/sealed/sealed-text'
import { directWork, type Work } from '@/server/work'
import { preparableInputs, requirePreparer } from '../parts/preparable-inputs'
import { staffNames } from '../parts/staff-names'
import { preparedNodes, releasesOf } from '../parts/prepared-nodes'
import type { Prepare } from '../schema'
import { recordWriter } from '../parts/record-writer'
import { bumpVersion } from '../parts/open-preparation'

type Where = { organisationId: string; grain: Period['grain']; at: string }

type QuoteOfBefore = { organisationId: string; text: string }

const repeatedQuote = <Quote extends QuoteOfBefore>(quote: Quote) => {
  const id = randomUUID()
  const text = sealText('quote.text', { ownerId: quote.organisationId, rowId: id }, quote.text)
  return { ...quote, id, text, isRepeated: true }
}

/** A correction starts from the texts that were published last, and keeps their writers. */
const earlierTexts = async (tx: Transaction, { organisationId, grain, at }: Where) => {
  const earlierPreparation = await tx.preparation.findFirst({
    where: { organisationId, grain, at, state: 'published' },
    orderBy: { preparedAt: 'desc' },
    select: {
      texts: { select: { organisationId: true, node: true, comment: true, points: true, requests: true } },
      quotes: {
        select: {
          organisationId: true,
          node: true,
          item: true,
          theme: true,
          text: true,
          writtenById: true,
          writtenAt: true,
        },
      },
      writers: {
        // The new correction has a reason of its own, so the writer of the earlier reason is left out.
        where: { part: { not: 'correction' } },
        select: { organisationId: true, node: true, part: true, staffId: true, writtenAt: true },
      },
    },
  })
  return (
    earlierPreparation && {
      texts: { create: earlierPreparation.texts },
      quotes: { create: earlierPreparation.quotes.map(repeatedQuote) },
      writers: { create: earlierPreparation.writers },
    }
  )
}

/**
 * Computes what every recipient of a period would read, and stores it to be looked at and approved. Runs again when the
 * figures changed since; the texts beside them stay. The computation runs outside the transaction, and its result is valid
 * as long as the fingerprint of its inputs is the same.
 */
export const prepareRelease = async (
  actor: Actor,
  { period, correction }: Prepare,
  at: Date = now(),
  work: Work = directWork,
): Promise<{ id: string }> => {
  const author = await requirePreparer(actor, period)
  const inputs = await inTransaction(
    actor,
    (tx) => preparableInputs(tx, actor, { period, correction }),
    largeTransaction,
  )
  const nodes = preparedNodes(inputs, await releasesOf(inputs, work.report))
  const preparationRow = {
    preparedById: author,
    preparedAt: at,
    fingerprint: inputs.fingerprint,
    nodes,
    late: inputs.late,
    nowhere: inputs.nowhere,
  }
  const where = { organisationId: actor.organisationId, grain: period.grain, at: period.at, state: 'open' as const }
  return inTransaction(
    actor,
    async (tx) => {
      const openPreparation = await tx.preparation.findFirst({ where, select: { id: true } })
      const preparedByName = (await staffNames(actor, [author], tx)).get(author) ?? ''
      const data = { ...preparationRow, preparedByName, correction }
      if (openPreparation) await bumpVersion(tx, openPreparation.id)
      const earlierCorrection =
        openPreparation &&
        (await tx.preparation.findUnique({ where: { id: openPreparation.id }, select: { correction: true } }))
      const { id } = openPreparation
        ? await tx.preparation.update({ where: { id: openPreparation.id }, data, select: { id: true } })
        : await tx.preparation.create({
            data: { ...where, ...data, ...(await earlierTexts(tx, where)) },
            select: { id: true },
          })
      if (correction !== (earlierCorrection?.correction ?? ''))
        await recordWriter(tx, actor, { preparationId: id, node: '', parts: ['correction'] })
      await audit(tx, actor, 'release.prepare', id, {
        grain: period.grain,
        at: period.at,
        again: Boolean(openPreparation),
      })
      await work.finish(tx)
      return { id }
    },
    largeTransaction,
  )
}

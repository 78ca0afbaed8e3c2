import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { requireReleaseAccess } from '../parts/release-scope'
import type { RemoveQuote } from '../schema'
import { recordWriter } from '../parts/record-writer'
import { bumpVersion } from '../parts/open-preparation'

/** Removes a quote from a preparation that is not published yet. */
export const removeQuote = async (actor: Actor, { id }: RemoveQuote) => {
  await requireReleaseAccess(actor, 'release.write', id)
  return inTransaction(actor, async (tx) => {
    const quote = requireFound(
      await tx.quote.findFirst({
        where: { id, organisationId: actor.organisationId, preparation: { state: 'open' } },
        select: { preparationId: true, node: true },
      }),
      { actor, verb: 'release.write', id },
    )
    await authorize(actor, 'release.write', { id: quote.preparationId })
    await tx.quote.delete({ where: { id }, select: { id: true } })
    await recordWriter(tx, actor, { ...quote, parts: ['quotes'] })
    await bumpVersion(tx, quote.preparationId)
    await audit(tx, actor, 'release.write', quote.preparationId, { part: 'quote', removed: id })
    return { id }
  })
}

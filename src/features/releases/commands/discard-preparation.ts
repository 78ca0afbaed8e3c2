import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { PreparationAt } from '../schema'
import { loadOpenPreparation } from '../parts/open-preparation'

/** Discards a preparation together with the texts written in it. Nothing of it was published. */
export const discardPreparation = async (actor: Actor, { id, version }: PreparationAt) => {
  await loadOpenPreparation(actor, 'release.prepare', id)
  return inTransaction(actor, async (tx) => {
    const discardedPreparations = await tx.preparation.updateMany({
      where: { id, version, state: 'open' },
      data: { state: 'discarded', version: { increment: 1 } },
    })
    if (discardedPreparations.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await tx.quoteConsent.deleteMany({ where: { quote: { preparationId: id } } })
    await audit(tx, actor, 'release.prepare', id, { discarded: true })
    return { id }
  })
}

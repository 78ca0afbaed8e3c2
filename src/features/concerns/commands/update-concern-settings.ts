import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import type { UpdateConcernSettings } from '../schema'

/** Sets whom to call about a concern, and how many months a concern is kept after its decision. */
export const updateConcernSettings = async (actor: Actor, { months, contacts }: UpdateConcernSettings) => {
  await authorize(actor, 'organisation.change')
  return inTransaction(actor, async (tx) => {
    await tx.organisation.update({
      where: { id: actor.organisationId },
      data: { concernMonths: months, concernContacts: contacts },
      select: { id: true },
    })
    await audit(tx, actor, 'organisation.change', actor.organisationId, { changed: 'concerns', months })
    return { months }
  })
}

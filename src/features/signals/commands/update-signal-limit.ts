import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import type { UpdateSignalLimit } from '../schema'

/** Sets how many different families somebody opens on a day before it is a signal. */
export const updateSignalLimit = async (actor: Actor, { familiesADay }: UpdateSignalLimit) => {
  await authorize(actor, 'organisation.change')
  await inTransaction(actor, async (tx) => {
    const where = { id: actor.organisationId }
    await tx.organisation.update({ where, data: { familiesADay }, select: { id: true } })
    await audit(tx, actor, 'organisation.change', actor.organisationId, { familiesADay })
  })
}

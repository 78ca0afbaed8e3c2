import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import type { UpdateThreshold } from '../schema'

/** Sets the threshold K of future publications, at least ten. Earlier releases keep the K that they were made with. */
export const updateThreshold = async (actor: Actor, { threshold }: UpdateThreshold) => {
  await authorize(actor, 'organisation.change')
  return inTransaction(actor, async (tx) => {
    const where = { id: actor.organisationId }
    const { threshold: before } = requireFound(await tx.organisation.findUnique({ where, select: { threshold: true } }))
    await tx.organisation.update({ where, data: { threshold }, select: { id: true } })
    await audit(tx, actor, 'organisation.change', actor.organisationId, { threshold, before })
    return { threshold }
  })
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { deleteFactors } from '@/server/clear-factors'
import { database, inTransaction } from '@/server/db'
import type { ClearFactorsInput } from '../schema'
import { enqueueNotice } from '../parts/letters'
import { lockFactors } from '../parts/store-factor'

/**
 * For somebody who lost every factor and the recovery codes: the operator removes them all and ends the sessions. The next
 * sign-in with the password sets up a first factor.
 */
export const clearFactors = async (actor: Actor, { email }: ClearFactorsInput): Promise<{ cleared: number }> => {
  await authorize(actor, 'factor.clear')
  const where = { organisationId: actor.organisationId, email }
  const { id: staffId } = requireFound(await database(actor).staff.findFirst({ where, select: { id: true } }))
  return inTransaction(actor, async (tx) => {
    await lockFactors(tx, staffId)
    const count = await deleteFactors(tx, staffId)
    await audit(tx, actor, 'factor.clear', staffId, { factors: count })
    await enqueueNotice(tx, actor, staffId)
    return { cleared: count }
  })
}

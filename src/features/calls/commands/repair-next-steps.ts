import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction, largeTransaction } from '@/server/db'
import { familyIdsOfOrganisation, storeNextSteps } from '@/server/next-steps'

/** Derives the next step of every family of the organisation anew. Steps that are right already keep their rows. */
export const repairNextSteps = async (actor: Actor): Promise<{ families: number }> => {
  await authorize(actor, 'call.check')
  const { organisationId } = actor
  return inTransaction(
    actor,
    async (tx) => {
      const familyIds = await familyIdsOfOrganisation(tx, organisationId)
      await storeNextSteps(tx, organisationId, familyIds)
      await audit(tx, actor, 'call.check', organisationId, { families: familyIds.length })
      return { families: familyIds.length }
    },
    largeTransaction,
  )
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { isDueForRemoval } from '@/domain/retention/retention-term'
import { audit } from '@/server/audit'
import { today } from '@/server/clock'
import { inTransaction, Prisma, type Transaction } from '@/server/db'
import { refHashes } from '@/server/erased-ref'
import { lockFamilyForRemoval } from '@/server/family-lock'
import { destroyKeysOf } from '@/server/sealed/erased-keys'
import { familyTerms } from './family-terms'
import { storedTerms } from './stored-terms'
import { applyRetention, warningsOf } from './warnings'

/** Everything is read again under the lock: the warning was counted earlier, and the setting may be another by now. */
const isStillDue = async (tx: Transaction, organisationId: string, familyId: string) => {
  const terms = await storedTerms(tx, organisationId)
  const [term] = await familyTerms(tx, organisationId, { terms, familyIds: [familyId] })
  const warning = (await warningsOf(tx, [familyId])).get(familyId)
  return term !== undefined && warning !== undefined && isDueForRemoval(term, warning, today())
}

/** Removes one family whose term is over, in a transaction of its own with the row that says so. Returns whether it was removed. */
export const removeFamily = async (actor: Actor, familyId: string): Promise<boolean> => {
  const { organisationId } = actor
  const isRemoved = await inTransaction(actor, async (tx) => {
    const family = await lockFamilyForRemoval(
      tx,
      Prisma.sql`organisation_id = ${organisationId}::uuid and id = ${familyId}::uuid`,
    )
    if (!family || !(await isStillDue(tx, organisationId, familyId))) return false
    if (!(await applyRetention(tx, familyId, refHashes(organisationId, family.ref)[0]))) return false
    await audit(tx, actor, 'retention.remove', familyId)
    return true
  })
  if (isRemoved) destroyKeysOf([familyId])
  return isRemoved
}

import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { dateColumn, today } from '@/server/clock'
import { inTransaction, ofOrganisation } from '@/server/db'
import { lockFamily } from '@/server/family-lock'
import { storeNextSteps } from '@/server/next-steps'
import { requireOtherFamily } from '../parts/other-families'
import { isRepeatedNotice, storeNotice } from '../parts/store-notice'
import { storeRequest } from '../parts/store-request'
import type { SendCallNotice } from '../schema'

/**
 * Passes on that a parent called back: the family's caller, or the coordinators when it has none, reads it, and a call is
 * planned for today. A family that wants no calls gets none by this: whoever is told asks the parent and plans it. The answer
 * is the same for both, because a colleague must not learn which it is.
 */
export const sendCallNotice = async (actor: StaffActor, { id, familyId, number, note }: SendCallNotice) => {
  await authorize(actor, 'call.pass_on')
  const { organisationId, staffId } = actor
  const notice = { id, familyId, kind: 'passed_on', note } as const
  await requireOtherFamily(actor, { familyId, number }, 'call.pass_on')
  // The family is another's, and was found by its number.
  return inTransaction(ofOrganisation(organisationId), async (tx) => {
    const { mayCall } = await lockFamily(tx, familyId)
    if (await isRepeatedNotice(tx, actor, notice)) return { id }
    await storeNotice(tx, actor, notice)
    if (mayCall)
      await storeRequest(tx, {
        id,
        organisationId,
        familyId,
        reason: 'parent_asked',
        notBefore: dateColumn(today()),
        note,
        createdById: staffId,
      })
    await storeNextSteps(tx, organisationId, [familyId])
    await audit(tx, actor, 'call.pass_on', familyId, { notice: id })
    return { id }
  })
}

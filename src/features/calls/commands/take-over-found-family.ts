import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { callingColleague, claimLease, leaseOf } from '@/server/call-lease'
import { now } from '@/server/clock'
import { database, inTransaction, ofOrganisation, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamily } from '@/server/family-lock'
import { firstNameOf, requireOtherFamily } from '../parts/other-families'
import { isRepeatedNotice, storeNotice } from '../parts/store-notice'
import type { TakeOverFoundFamily } from '../schema'

/** Throws with the name of the colleague who calls the family now. */
const refuseCalled = async (tx: Transaction, call: { familyId: string; staffId: string }) => {
  const colleague = await callingColleague(tx, call)
  throw new AppError('locked', 'called_by_colleague', [], { name: firstNameOf(colleague?.name ?? '') })
}

/** When the lease of the family ends, which is now when nobody has it any more. */
const leasedUntil = async (db: Transaction, familyId: string) => (await leaseOf(db, familyId))?.expiresAt ?? now()

/**
 * Takes the family of a parent who calls back, for as long as a lease: an hour. The family stays with its caller, who is
 * told. The call of a colleague is not interrupted.
 */
export const takeOverFoundFamily = async (actor: StaffActor, { id, familyId, number }: TakeOverFoundFamily) => {
  await authorize(actor, 'call.take_over_found')
  const { organisationId, staffId } = actor
  const notice = { id, familyId, kind: 'taken_over', note: '' } as const
  // After the first time the family is in reach, so it is no longer found as that of another.
  if (await isRepeatedNotice(database(actor), actor, notice))
    return { familyId, until: await leasedUntil(database(actor), familyId) }
  await requireOtherFamily(actor, { familyId, number }, 'call.take_over_found')
  // The family is another's, and was found by its number.
  return inTransaction(ofOrganisation(organisationId), async (tx) => {
    await lockFamily(tx, familyId)
    if (await isRepeatedNotice(tx, actor, notice)) return { familyId, until: await leasedUntil(tx, familyId) }
    if (!(await claimLease(tx, { organisationId, familyId, staffId }))) await refuseCalled(tx, { familyId, staffId })
    await storeNotice(tx, actor, notice)
    await audit(tx, actor, 'call.take_over_found', familyId, { notice: id })
    return { familyId, until: await leasedUntil(tx, familyId) }
  })
}

import 'server-only'
import { randomUUID } from 'node:crypto'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { takeLease } from '@/server/call-lease'
import { inTransaction } from '@/server/db'
import { lockFamily } from '@/server/family-lock'
import { loadFamilyToCall } from '../parts/family-to-call'
import { storeNotice } from '../parts/store-notice'
import type { TakeOverCall } from '../schema'

/** Takes the call of a family from the colleague who is calling it. The colleague is told. */
export const takeOverCall = async (actor: StaffActor, { familyId }: TakeOverCall) => {
  const family = await loadFamilyToCall(actor, familyId, 'call.take_over')
  await authorize(actor, 'call.take_over', family)
  const { organisationId } = family
  return inTransaction(actor, async (tx) => {
    await lockFamily(tx, familyId)
    const from = await takeLease(tx, { organisationId, familyId, staffId: actor.staffId })
    if (from) {
      await storeNotice(tx, actor, { id: randomUUID(), familyId, kind: 'call_taken_over', toId: from, note: '' })
      await audit(tx, actor, 'call.take_over', familyId, { from })
    }
    return { familyId }
  })
}

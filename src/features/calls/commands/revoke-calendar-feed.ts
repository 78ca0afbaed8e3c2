import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'

/** Makes the actor's link for a calendar program stop working. */
export const revokeCalendarFeed = async (actor: StaffActor) => {
  const { staffId } = actor
  await authorize(actor, 'calendar_feed.revoke', { ownerId: staffId })
  return inTransaction(actor, async (tx) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { staffId } })
    if (count > 0) await audit(tx, actor, 'calendar_feed.revoke', staffId)
    return { revoked: count > 0 }
  })
}

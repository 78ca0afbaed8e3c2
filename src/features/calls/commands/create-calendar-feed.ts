import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { freshToken, tokenHash } from '@/server/crypto'
import { inTransaction } from '@/server/db'
import { env } from '@/server/env'
import { requireFresh } from '@/server/fresh'

/**
 * Makes the secret link by which a calendar program reads the actor's appointments, and returns it this once. A link that
 * was made before stops working.
 */
export const createCalendarFeed = async (actor: StaffActor) => {
  const { staffId, organisationId } = actor
  await authorize(actor, 'calendar_feed.create', { ownerId: staffId })
  requireFresh(actor)
  const token = freshToken()
  const feed = { organisationId, tokenHash: tokenHash(token), createdAt: now(), lastUsedAt: null }
  await inTransaction(actor, async (tx) => {
    await tx.calendarFeed.upsert({
      where: { staffId },
      create: { staffId, ...feed },
      update: feed,
      select: { staffId: true },
    })
    await audit(tx, actor, 'calendar_feed.create', staffId)
  })
  return { link: new URL(`/api/calendar/${token}`, env().NEXTAUTH_URL).toString() }
}

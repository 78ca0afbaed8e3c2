import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

/** When the actor's link for a calendar program was made and last used; null without one. The link itself is not stored. */
export const ownCalendarFeed = async (actor: StaffActor) => {
  await authorize(actor, 'calendar_feed.create', { ownerId: actor.staffId })
  return database(actor).calendarFeed.findFirst({
    where: { staffId: actor.staffId },
    select: { createdAt: true, lastUsedAt: true },
  })
}

export type OwnCalendarFeed = Awaited<ReturnType<typeof ownCalendarFeed>>

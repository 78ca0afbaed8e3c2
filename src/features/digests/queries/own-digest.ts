import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { hasMail } from '@/server/mail'

/** The actor's own e-mail of the day: their choice, or null when they never chose, and whether mail can be sent at all. */
export const ownDigest = async (actor: StaffActor) => {
  await authorize(actor, 'digest.save', { ownerId: actor.staffId })
  const choice = await database(actor).digest.findFirst({
    where: { staffId: actor.staffId },
    select: { hour: true, weekends: true, locale: true },
  })
  return { choice, hasMail: hasMail() }
}

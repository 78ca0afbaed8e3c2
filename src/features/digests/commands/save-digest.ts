import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { timeAt } from '@/domain/dates'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { dateColumn, now, today } from '@/server/clock'
import { inTransaction } from '@/server/db'
import type { SaveDigest } from '../schema'

/**
 * Saves at what hour the actor gets the e-mail of the day, or that they get none. An hour that is over today begins on another
 * day. The row stays when no e-mail is wanted, because it knows which day had one. Returns whether one can still come today.
 */
export const saveDigest = async (actor: StaffActor, { hour, weekends, locale }: SaveDigest) => {
  await authorize(actor, 'digest.save', { id: actor.staffId, ownerId: actor.staffId })
  const { staffId, organisationId } = actor
  const isOver = hour !== null && Number(timeAt(now()).slice(0, 2)) >= hour
  const day = isOver ? { enqueuedOn: dateColumn(today()) } : {}
  return inTransaction(actor, async (tx) => {
    const { enqueuedOn } = await tx.digest.upsert({
      where: { staffId },
      create: { staffId, organisationId, hour, weekends, locale, ...day },
      update: { hour, weekends, locale, ...day },
      select: { enqueuedOn: true },
    })
    await audit(tx, actor, 'digest.save', staffId)
    return { isToday: enqueuedOn?.getTime() !== dateColumn(today()).getTime() }
  })
}

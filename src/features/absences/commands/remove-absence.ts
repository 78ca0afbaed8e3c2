import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { addDays } from '@/domain/dates'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { dateColumn, dayOfColumn, now, today } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { lockAbsent } from '../parts/absent-staff'
import type { RemoveAbsence } from '../schema'

/** Takes back an absence that has not begun. One that has begun ends yesterday, so that the days of it stay known. */
export const removeAbsence = async (actor: StaffActor, { id }: RemoveAbsence) => {
  // A caller finds only their own, so that the answer is the same for a colleague's and for none.
  const ownOnly = can(actor, 'family.assign') ? {} : { staffId: actor.staffId }
  const { staffId } = requireFound(
    await database(actor).absence.findFirst({
      where: { id, organisationId: actor.organisationId, ...ownOnly },
      select: { staffId: true },
    }),
    { actor, verb: 'absence.remove', id },
  )
  await authorize(actor, 'absence.remove', { id: staffId, ownerId: staffId })
  return inTransaction(actor, async (tx) => {
    await lockAbsent(tx, staffId)
    const absence = await tx.absence.findUniqueOrThrow({
      where: { id },
      select: { fromDay: true, untilDay: true, removedAt: true },
    })
    if (absence.removedAt || dayOfColumn(absence.untilDay) < today()) return { id }
    const hasBegun = dayOfColumn(absence.fromDay) < today()
    await tx.absence.update({
      where: { id },
      data: hasBegun ? { untilDay: dateColumn(addDays(today(), -1)) } : { removedAt: now() },
      select: { id: true },
    })
    await audit(tx, actor, 'absence.remove', staffId, { absence: id })
    return { id }
  })
}

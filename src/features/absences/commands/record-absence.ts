import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { addDays } from '@/domain/dates'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { dateColumn, now, today } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockAbsent, refuseUnknownCover, requireAbsent } from '../parts/absent-staff'
import type { RecordAbsence } from '../schema'

/** An absence is planned at most this far ahead and lasts no longer; longer is a mistake, or an account to disable. */
const mostDays = 366

const problem = (path: string, reason: string) => new AppError('invalid', undefined, [{ path, reason }])

const refuseDays = ({ fromDay, untilDay }: RecordAbsence) => {
  if (untilDay < today()) throw problem('untilDay', 'day_needed')
  if (fromDay < addDays(today(), -mostDays) || fromDay > addDays(today(), mostDays))
    throw problem('fromDay', 'day_needed')
  if (untilDay > addDays(fromDay, mostDays)) throw problem('untilDay', 'absence_too_long')
}

const refuseOverlap = async (tx: Transaction, { staffId, fromDay, untilDay }: RecordAbsence) => {
  const overlapCount = await tx.absence.count({
    where: {
      staffId,
      removedAt: null,
      fromDay: { lte: dateColumn(untilDay) },
      untilDay: { gte: dateColumn(fromDay) },
    },
  })
  if (overlapCount > 0) throw problem('fromDay', 'absence_overlaps')
}

/**
 * Records from when to when somebody does not call, and who makes their calls. No next step changes: lists ask who is away
 * on the day, so the families come back by themselves.
 */
export const recordAbsence = async (actor: StaffActor, input: RecordAbsence) => {
  const { id, staffId, fromDay, untilDay, coverId } = input
  await authorize(actor, 'absence.record', { id: staffId, ownerId: staffId })
  await requireAbsent(actor, staffId)
  await refuseUnknownCover(actor, coverId)
  refuseDays(input)
  const { organisationId } = actor
  return inTransaction(actor, async (tx) => {
    await lockAbsent(tx, staffId)
    const storedAbsence = await tx.absence.findUnique({ where: { id }, select: { staffId: true } })
    if (storedAbsence && storedAbsence.staffId !== staffId) throw new AppError('conflict', 'exists_already')
    if (storedAbsence) return { id }
    await refuseOverlap(tx, input)
    await tx.absence.create({
      data: {
        id,
        organisationId,
        staffId,
        fromDay: dateColumn(fromDay),
        untilDay: dateColumn(untilDay),
        coverId,
        recordedById: actor.staffId,
        recordedAt: now(),
      },
      select: { id: true },
    })
    await audit(tx, actor, 'absence.record', staffId, { absence: id, from: fromDay, until: untilDay, cover: coverId })
    return { id }
  })
}

import 'server-only'
import type { Answers } from '@/domain/instrument/answer'
import type { CallDetailKey } from '@/domain/instrument/call-details'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { isWanted } from '@/server/interpreter-bookings'

const presentKey = 'interpreter_present' satisfies CallDetailKey

/** Refuses an id that is of no interpreter of the organisation. */
export const refuseUnknownInterpreter = async (
  tx: Transaction,
  organisationId: string,
  interpreterId: string | null | undefined,
) => {
  if (!interpreterId) return
  if ((await tx.interpreter.count({ where: { id: interpreterId, organisationId } })) > 0) return
  const reason = 'unknown_interpreter'
  throw new AppError('invalid', reason, [{ path: 'interpreterId', reason }])
}

/**
 * Who interpreted, at the end of a call: nobody when the caller says so; who was named at the start; or, when somebody was there and
 * nobody named them, who was booked for the appointment of that day that is nearest to the call. The caller can correct it afterwards.
 */
export const storeInterpreterOfCall = async (
  tx: Transaction,
  { id, familyId }: { id: string; familyId: string },
  answers: Answers,
): Promise<void> => {
  const present = answers[presentKey]?.value
  if (present === 'no')
    await tx.interview.update({ where: { id }, data: { interpreterId: null }, select: { id: true } })
  if (present !== 'yes') return
  await tx.$executeRaw`
    update interview set interpreter_id = (
      select booking.interpreter_id from interpreter_booking booking join appointment on appointment.id = booking.appointment_id
      where booking.family_id = ${familyId}::uuid and appointment.closed_at is null and ${isWanted}
        and (booking.starts_at at time zone 'Europe/Amsterdam')::date in (
          (interview.started_at at time zone 'Europe/Amsterdam')::date, (interview.ended_at at time zone 'Europe/Amsterdam')::date)
      order by abs(extract(epoch from booking.starts_at - interview.started_at)) limit 1)
    where id = ${id}::uuid and interpreter_id is null`
}

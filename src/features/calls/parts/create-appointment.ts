import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { joinedNotes } from '@/domain/calls/planned'
import { instantOf } from '@/domain/dates'
import type { Channel, Chooser } from '@/domain/instrument/call-details'
import { closeAppointments } from '@/server/appointments'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { bookForAppointment } from '@/server/interpreter-bookings'
import { sealText } from '@/server/sealed/sealed-text'
import type { AppointmentInput } from '../schema'
import { requireCallDay } from './family-to-call'

type NewAppointment = AppointmentInput & {
  id: string
  organisationId: string
  familyId: string
  ownerId: string
  channel: Channel | null
  /** Null where nobody was asked. */
  chosenBy?: Chooser | null
  note: string
  /** The outcome by which it was made; null when it was made otherwise. */
  attemptId: string | null
  /** When the parent gets an e-mail about it. */
  remindAt?: Date | null
  at: Date
  /** Who interprets. Undefined: who was booked for the appointment that is moved, when they are free. Null: nobody. */
  interpreterId?: string | null | undefined
}

/** The instant of a time on that day. Throws `no_such_time` for one that the clock skips, and `time_needed` for the past. */
const requireInstant = (day: string, time: string): Date => {
  requireCallDay(day)
  const instant = instantOf(day, time)
  if (!instant) throw new AppError('invalid', 'no_such_time')
  if (instant.getTime() <= now().getTime()) throw new AppError('invalid', 'time_needed')
  return instant
}

/**
 * Stores a time or a window that was agreed with a parent. A family has one at a time: what was agreed before is moved, at
 * the same instant, by which `undoAttempt` finds it. What was noted for it stays. Returns why its interpreter is not booked for the new time,
 * or null.
 */
export const createAppointment = async (
  tx: Transaction,
  actor: Actor,
  { day, from, until, at, interpreterId, ...input }: NewAppointment,
) => {
  const madeById = actor.kind === 'staff' ? actor.staffId : null
  const startsAt = requireInstant(day, from)
  const movedAppointments = await closeAppointments(tx, {
    familyId: input.familyId,
    at,
    closedById: madeById,
    closedAs: 'moved',
  })
  const endsAt = until === null ? null : requireInstant(day, until)
  await tx.appointment.create({
    data: {
      ...input,
      note: sealText(
        'appointment.note',
        { ownerId: input.familyId, rowId: input.id },
        joinedNotes([input, ...movedAppointments]),
      ),
      kind: until === null ? 'hard' : 'soft',
      startsAt,
      endsAt,
      madeById,
      madeAt: at,
    },
    select: { id: true },
  })
  const { id: appointmentId, organisationId, familyId } = input
  const movedIds = movedAppointments.map(({ id }) => id)
  const booking = { organisationId, familyId, appointmentId, movedIds, appointment: { startsAt, endsAt } }
  return bookForAppointment(tx, actor, booking, interpreterId)
}

import 'server-only'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { bookingStands, isAwaited } from '@/server/interpreter-bookings'

export type ComingBooking = { familyId: string; ref: string; startsAt: Date; endsAt: Date | null; ownerName: string }

/** What an interpreter is booked for, the first one first. */
export const comingBookings = (tx: Pick<Transaction, '$queryRaw'>, interpreterId: string) => tx.$queryRaw<
  ComingBooking[]
>`
  select family.id as "familyId", family.ref, appointment.starts_at as "startsAt", appointment.ends_at as "endsAt",
    owner.name as "ownerName"
  from interpreter_booking booking join appointment on appointment.id = booking.appointment_id
  join family on family.id = booking.family_id join staff owner on owner.id = appointment.owner_id
  where booking.interpreter_id = ${interpreterId}::uuid and booking.ends_at > ${now()} and ${bookingStands}
  order by booking.starts_at`

/** Nobody waits in vain: who is booked stays on the register as one who can interpret. */
export const refuseBooked = async (tx: Transaction, interpreterId: string): Promise<void> => {
  if ((await comingBookings(tx, interpreterId)).length > 0) throw new AppError('conflict', 'interpreter_booked')
}

/** With the row nobody would know whom to tell that a booking is off. */
export const refuseAwaited = async (tx: Transaction, interpreterId: string): Promise<void> => {
  const bookings = await tx.$queryRaw<{ id: string }[]>`
    select booking.id from interpreter_booking booking
    where booking.interpreter_id = ${interpreterId}::uuid and ${isAwaited(now())} limit 1`
  if (bookings.length > 0) throw new AppError('conflict', 'interpreter_not_told')
}

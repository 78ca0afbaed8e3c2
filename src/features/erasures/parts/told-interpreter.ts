import 'server-only'
import { now } from '@/server/clock'
import { ofOrganisation, withScope, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { isAwaited } from '@/server/interpreter-bookings'

/**
 * Refuses to erase a family for which an interpreter keeps an hour free: with the booking nobody would know whom to tell. Cancelling
 * it first tells them, by e-mail or by a call that stands on Today.
 */
export const refuseWaitingInterpreter = (tx: Transaction, organisationId: string, familyId: string): Promise<void> =>
  withScope(ofOrganisation(organisationId), async () => {
    const bookings = await tx.$queryRaw<{ id: string }[]>`
      select booking.id from interpreter_booking booking where booking.family_id = ${familyId}::uuid and ${isAwaited(now())} limit 1`
    if (bookings.length > 0) throw new AppError('conflict', 'interpreter_waits')
  })

import 'server-only'
import { now } from '@/server/clock'
import { ofOrganisation, withScope, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'

/**
 * Refuses to erase a family for which an interpreter keeps an hour free: with the booking nobody would know whom to tell. Cancelling
 * it first tells them, by e-mail or by a call that stands on Today.
 */
export const refuseWaitingInterpreter = (tx: Transaction, organisationId: string, familyId: string): Promise<void> =>
  withScope(ofOrganisation(organisationId), async () => {
    const count = await tx.interpreterBooking.count({ where: { familyId, told: 'booked', startsAt: { gt: now() } } })
    if (count > 0) throw new AppError('conflict', 'interpreter_waits')
  })

/**
 * What becomes of appointments when an interview, a correction or a file says whether the parent wants to be called. Call these
 * after `storeNextSteps`, which says whether the family may be called.
 */
import 'server-only'
import type { ItemKey } from '@/domain/instrument/keys'
import { hasNewerAppointment, isHeldBefore, isOfUndoneOutcome } from './appointments'
import { Prisma, type Transaction } from './db'
import { restoreBookings } from './interpreter-bookings'
import { storeNextSteps } from './next-steps'
import { openedValue, type SealedField } from './stored-answer'

type Families = { organisationId: string; familyIds: readonly string[]; at: Date; closedById: string | null }

const mayCallKey = 'may_call_again' satisfies ItemKey

/** After a no of the parent nothing that was agreed goes on, also when the parent asks for another call later. */
const closeRefused = (tx: Transaction, { familyIds, at, closedById }: Families) => tx.$executeRaw`
  update appointment set closed_at = ${at}, closed_by_id = ${closedById}::uuid, closed_as = 'cancelled_by_parent',
    refused_in_id = case when step.stop_reason = 'no_call_again' then step.source_id end
  from family join next_step step on step.family_id = family.id and step.closed_at is null
  where family.id = any(${[...familyIds]}::uuid[]) and appointment.family_id = family.id and not family.may_call
    and appointment.closed_at is null and not ${isHeldBefore(Prisma.sql`${at}::timestamptz`)}`

type ClosedByNo = { id: string; familyId: string; interviewId: string | null; mayCall: SealedField }

/** Appointments of these families that a no cancelled and that can be opened again, with the answer of that interview now. */
const closedByNo = (tx: Transaction, familyIds: readonly string[]) => tx.$queryRaw<ClosedByNo[]>`
  select appointment.id, family.id as "familyId", refused.id as "interviewId", answer.value as "mayCall"
  from appointment join family on family.id = appointment.family_id
  left join interview refused on refused.id = appointment.refused_in_id and refused.family_id = family.id
  left join answer on answer.interview_id = refused.id and answer.key = ${mayCallKey}
  where family.id = any(${[...familyIds]}::uuid[]) and family.may_call
    and appointment.refused_in_id is not null and appointment.closed_as = 'cancelled_by_parent'
    and not ${isOfUndoneOutcome(Prisma.sql`appointment.attempt_id`)} and not ${hasNewerAppointment}
  for no key update of appointment`

const saysNo = ({ interviewId, mayCall }: ClosedByNo) =>
  interviewId !== null && openedValue(interviewId, { key: mayCallKey, value: mayCall }) === 'no'

/** Opens again what was cancelled by a no that is no answer of that interview any more. Not when something stands in its place. */
const reopenCorrected = async (tx: Transaction, familyIds: readonly string[]) => {
  const appointments = (await closedByNo(tx, familyIds)).filter((appointment) => !saysNo(appointment))
  if (appointments.length > 0)
    await tx.appointment.updateMany({
      where: { id: { in: appointments.map(({ id }) => id) } },
      data: { closedAt: null, closedById: null, closedAs: null, refusedInId: null },
    })
  return appointments
}

/** Cancels the appointments of families that may not be called, and opens again what a corrected no had cancelled. */
export const updateRefusedAppointments = async (tx: Transaction, families: Families): Promise<void> => {
  await closeRefused(tx, families)
  const reopenedAppointments = await reopenCorrected(tx, families.familyIds)
  if (reopenedAppointments.length === 0) return
  const familyIds = [...new Set(reopenedAppointments.map(({ familyId }) => familyId))]
  for (const familyId of familyIds) await restoreBookings(tx, families.organisationId, familyId)
  await storeNextSteps(tx, families.organisationId, familyIds)
}

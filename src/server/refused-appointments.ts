/**
 * What becomes of appointments when an interview, a correction or a file says whether the parent wants to be called. Call these
 * after `storeNextSteps`, which says whether the family may be called.
 */
import 'server-only'
import type { ItemKey } from '@/domain/instrument/keys'
import { hasNewerAppointment, isHeldBefore, isOfUndoneOutcome } from './appointments'
import { Prisma, type Transaction } from './db'
import { storeNextSteps } from './next-steps'

type Families = { organisationId: string; familyIds: readonly string[]; at: Date; closedById: string | null }

const mayCallKey = 'may_call_again' satisfies ItemKey

/** After a no of the parent nothing that was agreed goes on, also when the parent asks for another call later. */
const closeRefused = (tx: Transaction, { familyIds, at, closedById }: Families) => tx.$executeRaw`
  update appointment set closed_at = ${at}, closed_by_id = ${closedById}::uuid, closed_as = 'cancelled_by_parent',
    refused_in_id = case when step.stop_reason = 'no_call_again' then step.source_id end
  from family join next_step step on step.family_id = family.id and step.closed_at is null
  where family.id = any(${[...familyIds]}::uuid[]) and appointment.family_id = family.id and not family.may_call
    and appointment.closed_at is null and not ${isHeldBefore(Prisma.sql`${at}::timestamptz`)}`

/** Opens again what was cancelled by a no that is no answer of that interview any more. Not when something stands in its place. */
const reopenCorrected = (tx: Transaction, familyIds: readonly string[]) => tx.$queryRaw<{ familyId: string }[]>`
  update appointment set closed_at = null, closed_by_id = null, closed_as = null, refused_in_id = null
  from family
  where family.id = any(${[...familyIds]}::uuid[]) and appointment.family_id = family.id and family.may_call
    and appointment.refused_in_id is not null and appointment.closed_as = 'cancelled_by_parent'
    and not exists (
      select from interview refused join answer on answer.interview_id = refused.id and answer.key = ${mayCallKey}
      where refused.id = appointment.refused_in_id and refused.family_id = family.id and answer.value #>> '{}' = 'no')
    and not ${isOfUndoneOutcome(Prisma.sql`appointment.attempt_id`)} and not ${hasNewerAppointment}
  returning family.id as "familyId"`

/** Cancels the appointments of families that may not be called, and opens again what a corrected no had cancelled. */
export const updateRefusedAppointments = async (tx: Transaction, families: Families): Promise<void> => {
  await closeRefused(tx, families)
  const reopenedAppointments = await reopenCorrected(tx, families.familyIds)
  if (reopenedAppointments.length === 0) return
  await storeNextSteps(
    tx,
    families.organisationId,
    reopenedAppointments.map(({ familyId }) => familyId),
  )
}

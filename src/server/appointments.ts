/** What several features do with the appointments of a family. */
import 'server-only'
import { outcomesWhere, type Outcome } from '@/domain/calls/outcomes'
import type { AppointmentEnd } from './generated/prisma/enums'
import { Prisma, type Transaction } from './db'
import { openText } from './sealed/sealed-text'

type Closing = { familyId: string; at: Date; closedById: string | null; closedAs: AppointmentEnd }

const dayOf = (column: Prisma.Sql) => Prisma.sql`(${column} at time zone 'Europe/Amsterdam')::date`

/** On the table alias `appointment`: a conversation fulfilled it, on its day or later. */
export const isHeldBefore = (at: Prisma.Sql) => Prisma.sql`exists (
  select from interview held where held.family_id = appointment.family_id and held.state in ('completed', 'broken_off')
    and held.ended_at > appointment.made_at and held.ended_at < ${at}
    and ${dayOf(Prisma.sql`held.ended_at`)} >= ${dayOf(Prisma.sql`appointment.starts_at`)})`

/** Outcomes by which what was agreed for that day or before is over (`afterOutcome` in `domain/calls/plan.ts`). */
const overtakingOutcomes = outcomesWhere(
  ({ effect, contact }) =>
    effect.kind === 'asked' || effect.kind === 'appointment' || (effect.kind === 'again' && contact),
)

/** On the table alias `attempt`: the parent is away on the day of the table alias `appointment`. */
const isAwayThen = Prisma.sql`(attempt.outcome = ${'away_until' satisfies Outcome}::"AttemptOutcome"
  and attempt.not_before > ${dayOf(Prisma.sql`appointment.starts_at`)})`

/** On the table alias `appointment`: it was fulfilled by a conversation. */
export const isHeld = isHeldBefore(Prisma.sql`'infinity'::timestamptz`)

/** On the table alias `appointment`: it was agreed and neither closed nor overtaken by what happened since. */
export const isStillPlanned = Prisma.sql`(appointment.closed_at is null and not ${isHeld} and not exists (
  select from contact_attempt attempt where attempt.family_id = appointment.family_id and attempt.undone_at is null
    and attempt.outcome = any(${[...overtakingOutcomes, 'appointment_broken']}::"AttemptOutcome"[])
    and attempt.at > appointment.made_at
    and (attempt.day >= ${dayOf(Prisma.sql`appointment.starts_at`)} or ${isAwayThen})))`

/**
 * Closes what was agreed and not done, and returns it with its notes. Everything that one command closes has the same instant, by which
 * it is undone. An appointment that a conversation fulfilled stays as it is.
 */
export const closeAppointments = async (tx: Transaction, { familyId, at, closedById, closedAs }: Closing) => {
  const rows = await tx.$queryRaw<{ id: string; note: Uint8Array }[]>`
  update appointment set closed_at = ${at}, closed_by_id = ${closedById}::uuid, closed_as = ${closedAs}::"AppointmentEnd"
  where family_id = ${familyId}::uuid and closed_at is null and not ${isHeldBefore(Prisma.sql`${at}::timestamptz`)}
  returning id, note`
  return rows.map(({ id, note }) => ({ id, note: openText('appointment.note', id, note) }))
}

type Handover = { familyId: string; fromId: string; toId: string }

/**
 * Gives what the family's caller agreed with it to its new caller, because the previous one cannot see the family any more.
 * What somebody else agreed stays with them. Returns the appointments that changed.
 */
export const assignAppointments = async (tx: Transaction, handovers: readonly Handover[]) =>
  handovers.length === 0
    ? []
    : tx.$queryRaw<{ id: string; familyId: string }[]>`
        update appointment set owner_id = handover."toId"
        from jsonb_to_recordset(${JSON.stringify(handovers)}::jsonb)
          as handover ("familyId" uuid, "fromId" uuid, "toId" uuid)
        where appointment.family_id = handover."familyId" and appointment.owner_id = handover."fromId"
          and ${isStillPlanned}
        returning appointment.id, appointment.family_id as "familyId"`

/** The outcome of this id, by which an appointment was made, is undone. */
export const isOfUndoneOutcome = (attemptId: Prisma.Sql) => Prisma.sql`exists (
  select from contact_attempt outcome where outcome.id = ${attemptId} and outcome.undone_at is not null)`

/** On the table alias `appointment`: something was agreed after it was closed and is not undone itself. */
export const hasNewerAppointment = Prisma.sql`exists (
  select from appointment newer where newer.family_id = appointment.family_id
    and newer.id <> appointment.id and newer.made_at >= appointment.closed_at
    and newer.closed_as is distinct from 'undone' and not ${isOfUndoneOutcome(Prisma.sql`newer.attempt_id`)})`

/**
 * Opens the appointment again that was closed at this instant, or by something else that was undone since. Not when something
 * stands in its place: what was agreed after it was closed and is not undone itself. An appointment whose own outcome was
 * undone never opens again.
 */
export const restoreAppointments = (tx: Transaction, { familyId, at }: Pick<Closing, 'familyId' | 'at'>) =>
  tx.$executeRaw`
    update appointment set closed_at = null, closed_by_id = null, closed_as = null, refused_in_id = null
    where family_id = ${familyId}::uuid and closed_as <> 'undone'
      and not ${isOfUndoneOutcome(Prisma.sql`appointment.attempt_id`)}
      and (closed_at = ${at}
        or exists (select from contact_attempt attempt where attempt.family_id = appointment.family_id
          and attempt.at = appointment.closed_at and attempt.undone_at is not null)
        or exists (select from appointment cause where cause.family_id = appointment.family_id
          and cause.made_at = appointment.closed_at
          and (cause.closed_as = 'undone' or ${isOfUndoneOutcome(Prisma.sql`cause.attempt_id`)})))
      and not ${hasNewerAppointment}`

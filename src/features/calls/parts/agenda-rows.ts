import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { AgendaEntry } from '@/domain/calls/agenda'
import { instantOf } from '@/domain/dates'
import { dayAt, isMadeBy } from '@/server/absences'
import { isHeld, isStillPlanned } from '@/server/appointments'
import { database, ofOrganisation, Prisma } from '@/server/db'
import type { AppointmentKind, Channel } from '@/server/generated/prisma/enums'
import { isWanted } from '@/server/interpreter-bookings'
import { familyInScope } from '@/server/scope'
import { openIdentity, openParentName, type SealedValue } from '@/server/sealed/opened-values'
import { openText } from '@/server/sealed/sealed-text'

/** Names and hours are null, and the note is empty, for a family outside the actor's scope, which went to another caller since. */
type FamilyColumns = {
  familyId: string
  ref: string
  isVisible: boolean
  parentName: string | null
  safeHours: string | null
}

export type AgendaRow = Omit<AgendaEntry, 'safeHours'> &
  FamilyColumns & { channel: Channel | null; note: string; isHeld: boolean; interpreter: string | null }

type Sealed<Row extends FamilyColumns & { note: string }> = Omit<Row, 'parentName' | 'safeHours' | 'note'> & {
  note: Uint8Array
  parentName: SealedValue | null
  safeHours: SealedValue | null
}

const openRow = <Row extends Pick<Sealed<AgendaRow>, 'familyId' | 'parentName' | 'safeHours'>>(row: Row) => ({
  ...row,
  parentName: openParentName(row.familyId, row.parentName),
  safeHours: row.safeHours && openIdentity('family_identity.safe_hours', row.familyId, row.safeHours),
})

export type AgendaRange = { staffId: string; since: Date; until: Date }

const mostRows = 500

type Standing = Pick<
  AgendaRow,
  'id' | 'startsAt' | 'endsAt' | 'ownerId' | 'channel' | 'isHeld' | 'familyId' | 'ref'
> & {
  kind: AppointmentKind
}
type Shown = Pick<Sealed<AgendaRow>, 'id' | 'note' | 'familyId' | 'parentName' | 'safeHours'> & {
  interpreterId: string | null
  interpreterName: Uint8Array | null
}

/**
 * The appointments that stand or were held, for the organisation: some are with families of others, of which the actor sees neither
 * the appointment nor what decides whether it stands.
 */
const standingRows = ({ organisationId }: Actor, { staffId, since, until }: AgendaRange) => database(
  ofOrganisation(organisationId),
).$queryRaw<Standing[]>`
  select appointment.id, appointment.kind::text, appointment.starts_at as "startsAt", appointment.ends_at as "endsAt",
    ${staffId}::uuid as "ownerId", appointment.channel::text, ${isHeld} as "isHeld", family.id as "familyId", family.ref
  from appointment
  join family on family.id = appointment.family_id
  where appointment.organisation_id = ${organisationId}::uuid
    and ${isMadeBy(staffId, Prisma.sql`appointment.owner_id`, dayAt(Prisma.sql`appointment.starts_at`))}
    and appointment.starts_at >= ${since} and appointment.starts_at < ${until}
    and ((family.may_call and ${isStillPlanned}) or (appointment.closed_at is null and ${isHeld}))
  order by appointment.starts_at, appointment.id
  limit ${mostRows}`

/** What the actor may know of them. */
const shownRows = async (actor: Actor, ids: readonly string[]) => {
  const rows = await database(actor).$queryRaw<Shown[]>`
    select appointment.id, appointment.note, family.id as "familyId", identity.parent_name as "parentName",
      identity.safe_hours as "safeHours", booked.id as "interpreterId", booked.name as "interpreterName"
    from appointment
    join family on family.id = appointment.family_id
    left join interpreter_booking booking on booking.appointment_id = appointment.id and ${isWanted}
    left join interpreter booked on booked.id = booking.interpreter_id
    left join family_identity identity on identity.family_id = family.id
    where appointment.id = any(${[...ids]}::uuid[]) and ${familyInScope(actor)}`
  return rows.map(({ interpreterId, interpreterName, ...row }) => ({
    ...openRow(row),
    note: openText('appointment.note', row.id, row.note),
    interpreter: interpreterId && interpreterName && openText('interpreter.name', interpreterId, interpreterName),
  }))
}

const hiddenColumns = { isVisible: false, parentName: null, safeHours: null, note: '', interpreter: null }

/** The appointments that one person makes, also for a colleague for whom they cover that day, that stand or were held. */
export const appointmentRows = async (actor: Actor, range: AgendaRange): Promise<AgendaRow[]> => {
  const rows = await standingRows(actor, range)
  if (rows.length === 0) return []
  const shownById = new Map(
    (
      await shownRows(
        actor,
        rows.map(({ id }) => id),
      )
    ).map((row) => [row.id, { ...row, isVisible: true }]),
  )
  return rows.map((row) => ({ ...row, ...(shownById.get(row.id) ?? hiddenColumns) }))
}

type CallBackRow = FamilyColumns & { id: string; ownerId: string; day: string; time: string; note: string }

/**
 * The call-backs that one person makes at an hour that the parent named, also for a colleague for whom they cover that day,
 * with the instant of that hour.
 */
export const callBackRows = async (
  actor: Actor,
  { staffId, firstDay, lastDay }: { staffId: string; firstDay: string; lastDay: string },
): Promise<AgendaRow[]> => {
  const rows = await database(actor).$queryRaw<Sealed<CallBackRow>[]>`
    select step.id, ${staffId}::uuid as "ownerId", to_char(step.not_before, 'YYYY-MM-DD') as day, step.time, step.note,
      family.id as "familyId", family.ref, true as "isVisible", identity.parent_name as "parentName",
      identity.safe_hours as "safeHours"
    from next_step step
    join family on family.id = step.family_id
    left join family_identity identity on identity.family_id = family.id
    where step.organisation_id = ${actor.organisationId}::uuid and step.closed_at is null
      and ${isMadeBy(staffId, Prisma.sql`step.owner_id`, Prisma.sql`step.not_before`)}
      and step.kind = 'call' and step.time is not null and ${familyInScope(actor)}
      and step.not_before between ${firstDay}::date and ${lastDay}::date
    order by step.not_before, step.time, step.id
    limit ${mostRows}`
  return rows.map(openRow).flatMap(({ day, time, ...row }) => {
    const startsAt = instantOf(day, time)
    const note = openText('next_step.note', row.id, row.note)
    return startsAt
      ? [
          {
            ...row,
            note,
            kind: 'call_back' as const,
            startsAt,
            endsAt: null,
            channel: null,
            isHeld: false,
            interpreter: null,
          },
        ]
      : []
  })
}

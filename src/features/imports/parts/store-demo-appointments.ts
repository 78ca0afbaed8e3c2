/** Stores the demo's appointments, and who is booked to interpret at them. */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { requireFound } from '@/server/authorize'
import { callLanguages } from '@/server/call-languages'
import type { Transaction } from '@/server/db'
import { hexOf } from '@/server/sealed/opened-json'
import { sealText } from '@/server/sealed/sealed-text'
import type { DemoOrganisation } from './demo-organisation'
import { familyIdsByRef } from './stored-families'

type Row = { id: string; interpreterId: string | null; bookingId: string; isTold: boolean }

/** Whoever has an address was told of it, and the others have to be called. */
const storeBookings = (tx: Transaction, { organisationId }: Actor, rows: readonly Row[]) => tx.$executeRaw`
  insert into interpreter_booking (id, organisation_id, family_id, appointment_id, interpreter_id, language, starts_at,
    ends_at, booked_by_id, booked_at, told, told_at)
  select r."bookingId", ${organisationId}::uuid, family.id, appointment.id, interpreter.id,
    (select tag from unnest(${callLanguages}) tag where tag = any(interpreter.languages) limit 1), appointment.starts_at,
    coalesce(appointment.ends_at, appointment.starts_at) + interval '45 minutes', appointment.made_by_id,
    appointment.made_at, case when r."isTold" then 'booked'::"InterpreterTold" end,
    case when r."isTold" then appointment.made_at + interval '20 minutes' end
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "interpreterId" uuid, "bookingId" uuid,
    "isTold" boolean)
  join appointment on appointment.id = r.id
  join family on family.id = appointment.family_id
  join interpreter on interpreter.id = r."interpreterId"`

/** A parent agreed to it at the end of the last call. */
export const storeAppointments = async (
  tx: Transaction,
  actor: Actor,
  { appointments, interpreters }: DemoOrganisation,
  interpreterIds: ReadonlyMap<string, string>,
) => {
  const familyIds = await familyIdsByRef(
    tx,
    actor,
    appointments.map(({ familyRef }) => familyRef),
  )
  const rows = appointments.map(({ note, interpreter, ...appointment }) => {
    const place = { ownerId: requireFound(familyIds.get(appointment.familyRef)), rowId: randomUUID() }
    return {
      ...appointment,
      id: place.rowId,
      note: hexOf(sealText('appointment.note', place, note)),
      interpreterId: interpreter === null ? null : (interpreterIds.get(interpreter) ?? null),
      bookingId: randomUUID(),
      isTold: interpreters.some(({ name, email }) => name === interpreter && email !== ''),
    }
  })
  await tx.$executeRaw`
    insert into appointment (id, organisation_id, family_id, owner_id, kind, starts_at, ends_at, channel, chosen_by, note,
      made_by_id, made_at)
    select r.id, ${actor.organisationId}::uuid, f.id, s.id,
      (case when r."endsAt" is null then 'hard' else 'soft' end)::"AppointmentKind",
      r."startsAt" at time zone 'Europe/Amsterdam', r."endsAt" at time zone 'Europe/Amsterdam', r.channel::"Channel",
      r."chosenBy"::"Chooser", r.note, s.id, (r.made + interval '2 minutes') at time zone 'Europe/Amsterdam'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "familyRef" text, "callerEmail" text,
      "startsAt" timestamp, "endsAt" timestamp, channel text, "chosenBy" text, note bytea, made timestamp)
    join family f on f.organisation_id = ${actor.organisationId}::uuid and f.ref = r."familyRef"
    join staff s on s.organisation_id = ${actor.organisationId}::uuid and s.email = r."callerEmail"`
  await storeBookings(tx, actor, rows)
}

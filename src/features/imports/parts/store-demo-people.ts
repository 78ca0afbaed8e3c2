/** Stores the demo's staff, the safe contact of its families, and the contact attempts. */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { hexOf } from '@/server/sealed/opened-json'
import type { SealedColumn } from '@/server/sealed/sealed-columns'
import { sealText } from '@/server/sealed/sealed-text'
import type { DemoOrganisation } from './demo-organisation'

const withIds = <Row extends object>(rows: readonly Row[]) =>
  JSON.stringify(rows.map((row) => ({ ...row, id: randomUUID() })))

export const storeStaff = (tx: Transaction, actor: Actor, { staff, since }: DemoOrganisation) =>
  tx.$executeRaw`
    insert into staff (id, organisation_id, email, name, role, trainee, password_hash, board_id, municipality_id,
      created_at, last_sign_in_at)
    select r.id, ${actor.organisationId}::uuid, r.email, r.name, r.role::"Role", r.trainee, r."passwordHash", b.id, m.id,
      ${since}::date, least((r."lastSignInDay" + time '08:50') at time zone 'Europe/Amsterdam', ${now()})
    from jsonb_to_recordset(${withIds(staff)}::jsonb) as r (id uuid, email text, name text, role text, trainee boolean,
      "passwordHash" text, "boardRef" text, "municipalityRef" text, "lastSignInDay" date)
    left join school_board b on b.organisation_id = ${actor.organisationId}::uuid and b.ref = r."boardRef"
    left join municipality m on m.organisation_id = ${actor.organisationId}::uuid and m.ref = r."municipalityRef"`

export const storeSafeContacts = async (tx: Transaction, actor: Actor, { safeContacts, since }: DemoOrganisation) => {
  const families = await tx.family.findMany({
    where: { organisationId: actor.organisationId },
    select: { id: true, ref: true },
  })
  const idByRef = new Map(families.map(({ id, ref }) => [ref, id]))
  const rows = safeContacts.flatMap(({ ref, address, whoMayHear, safeHours, mayLeaveMessage }) => {
    const id = idByRef.get(ref)
    if (id === undefined) return []
    const sealedHex = (column: SealedColumn, text: string) => hexOf(sealText(column, { ownerId: id, rowId: id }, text))
    return {
      id,
      mayLeaveMessage,
      address: sealedHex('family_identity.address', address),
      whoMayHear: sealedHex('family_identity.who_may_hear', whoMayHear),
      safeHours: sealedHex('family_identity.safe_hours', safeHours),
    }
  })
  await tx.$executeRaw`
    update family_identity i set address = r.address, may_leave_message = r."mayLeaveMessage",
      who_may_hear = r."whoMayHear", safe_hours = r."safeHours"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, address bytea, "mayLeaveMessage" boolean, "whoMayHear" bytea, "safeHours" bytea)
    where i.family_id = r.id`
  await tx.$executeRaw`
    update family set listed_since = ${since}::date, created_at = ${since}::date, updated_at = ${since}::date
    where organisation_id = ${actor.organisationId}::uuid`
  await tx.$executeRaw`
    update contact_point set added_at = ${since}::date where organisation_id = ${actor.organisationId}::uuid`
}

/** A dead number is closed. */
export const storeAttempts = async (tx: Transaction, actor: Actor, { attempts }: DemoOrganisation) => {
  await tx.$executeRaw`
    insert into contact_attempt (id, organisation_id, family_id, staff_id, contact_point_id, channel, outcome, at, day,
      not_before)
    select r.id, ${actor.organisationId}::uuid, f.id, s.id, p.id, 'phone', r.outcome::"AttemptOutcome",
      r.at at time zone 'Europe/Amsterdam', r.at::date, r."callBackOn"
    from jsonb_to_recordset(${withIds(attempts)}::jsonb)
      as r (id uuid, "familyRef" text, "callerEmail" text, outcome text, at timestamp, "callBackOn" date)
    join family f on f.organisation_id = ${actor.organisationId}::uuid and f.ref = r."familyRef"
    left join staff s on s.organisation_id = ${actor.organisationId}::uuid and s.email = r."callerEmail"
    left join contact_point p on p.family_id = f.id and p.kind = 'phone' and p.position = 0`
  await tx.$executeRaw`
    update contact_point p set state = 'dead' where p.organisation_id = ${actor.organisationId}::uuid
      and exists (select from contact_attempt a where a.contact_point_id = p.id and a.outcome = 'number_dead')`
  await tx.$executeRaw`
    update family f set last_attempt_at = last.at
    from (select family_id, max(at) as at from contact_attempt group by family_id) last
    where last.family_id = f.id and f.organisation_id = ${actor.organisationId}::uuid`
}

/** Writes new and changed families, a few hundred at a time, with the same number of statements for each chunk. */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import type { Comparison } from '@/domain/exchange/comparison'
import { attemptsToAdd, type FamilyRow } from '@/domain/exchange/families-file'
import { pointChanges, preferenceChanges, type ContactChange } from '@/domain/people/contact-changes'
import { noPreferences } from '@/domain/people/contact-preferences'
import type { Contact } from '@/domain/people/contact-point'
import { chunksOf } from '@/server/chunks'
import { now, today } from '@/server/clock'
import { storeNextSteps } from '@/server/next-steps'
import { updateRefusedAppointments } from '@/server/refused-appointments'
import { storeContactChanges } from '@/server/contact-changes'
import { newContactColumns } from '@/server/sealed/contact-columns'
import { identityPreferences } from '@/server/contact-preferences'
import type { Transaction } from '@/server/db'
import { hexOf } from '@/server/sealed/opened-json'
import { newNameColumns } from '@/server/sealed/name-columns'
import { createKeys, sealText } from '@/server/sealed/sealed-text'
import { directWork, type Work } from '@/server/work'
import { familiesToAssign, saveHandovers } from './caller-handovers'
import type { StoredFamily } from './stored-families'

/** A row with the id of its family; `stored` is null for a new one. */
type FamilyToStore = { id: string; row: FamilyRow; stored: StoredFamily | null }

/** What says who they are, sealed, in place of the words of the row. */
const sealedIdentity = (id: string, { parentName, surname, note, preferences }: FamilyRow) => {
  const row = { ownerId: id, rowId: id }
  const name = newNameColumns(id, { parentName, surname: surname ?? '' })
  const { mayLeaveMessage, lineDropPlan, ...texts } = identityPreferences(id, { ...noPreferences, ...preferences })
  return {
    parentName: hexOf(name.parentName),
    surname: hexOf(name.surname),
    surnameEndsName: name.surnameEndsName,
    note: hexOf(sealText('family_identity.note', row, note)),
    mayLeaveMessage,
    lineDropPlan,
    nameToUse: hexOf(texts.nameToUse),
    whoMayHear: hexOf(texts.whoMayHear),
    safeHours: hexOf(texts.safeHours),
    stopWord: hexOf(texts.stopWord),
    lineDropNote: hexOf(texts.lineDropNote),
    interpreterName: hexOf(texts.interpreterName),
  }
}

/** What stands in clear in the row of a family, and nothing else: whoever logs statements must read no words of it. */
const clearColumns = ({ ref, status, programme, languages, callerEmail, listedSince, preferences }: FamilyRow) => {
  const { callLanguage, interpreterNeeded, interpreterRefused, preferredChannels, preferredPartsOfDay } = {
    ...noPreferences,
    ...preferences,
  }
  const wishes = { callLanguage, interpreterNeeded, interpreterRefused, preferredChannels, preferredPartsOfDay }
  return { ref, status, programme, languages, callerEmail, listedSince, ...wishes }
}

const saveFamilies = async (tx: Transaction, actor: Actor, families: readonly FamilyToStore[]) => {
  const rows = JSON.stringify(families.map(({ id, row }) => ({ ...clearColumns(row), ...sealedIdentity(id, row), id })))
  await tx.$executeRaw`
    insert into family (id, organisation_id, ref, status, programme, home_languages, caller_id, listed_since, created_at,
      updated_at, call_language, interpreter_needed, interpreter_refused, preferred_channels, preferred_parts_of_day)
    select r.id, ${actor.organisationId}::uuid, r.ref, r.status::"FamilyStatus", r.programme, r.languages, s.id,
      coalesce(r."listedSince", ${today()}::date), ${now()}, ${now()}, r."callLanguage", r."interpreterNeeded", r."interpreterRefused",
      r."preferredChannels", r."preferredPartsOfDay"
    from jsonb_to_recordset(${rows}::jsonb)
      as r (id uuid, ref text, status text, programme text, languages text[], "callerEmail" text,
        "listedSince" date, "callLanguage" text, "interpreterNeeded" boolean, "interpreterRefused" boolean, "preferredChannels" text[],
        "preferredPartsOfDay" text[])
    left join staff s on s.organisation_id = ${actor.organisationId}::uuid and s.email = r."callerEmail"
    on conflict (organisation_id, ref) do update set status = excluded.status, programme = excluded.programme,
      home_languages = excluded.home_languages, caller_id = excluded.caller_id,
      call_language = excluded.call_language, interpreter_needed = excluded.interpreter_needed,
      interpreter_refused = excluded.interpreter_refused,
      preferred_channels = excluded.preferred_channels, preferred_parts_of_day = excluded.preferred_parts_of_day,
      listed_since = excluded.listed_since, updated_at = excluded.updated_at, version = family.version + 1`
  await tx.$executeRaw`
    insert into family_identity (family_id, organisation_id, parent_name, surname, surname_ends_name, note, name_to_use, who_may_hear,
      may_leave_message, safe_hours, stop_word, line_drop_plan, line_drop_note, interpreter_name)
    select r.id, ${actor.organisationId}::uuid, r."parentName", r.surname, r."surnameEndsName", r.note,
      r."nameToUse", r."whoMayHear", r."mayLeaveMessage", r."safeHours",
      r."stopWord", r."lineDropPlan"::"LineDropPlan", r."lineDropNote",
      r."interpreterName"
    from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, "parentName" bytea, surname bytea, "surnameEndsName" boolean, note bytea, "nameToUse" bytea,
      "whoMayHear" bytea, "mayLeaveMessage" boolean, "safeHours" bytea, "stopWord" bytea, "lineDropPlan" text,
      "lineDropNote" bytea, "interpreterName" bytea)
    on conflict (family_id) do update set parent_name = excluded.parent_name, surname = excluded.surname,
      surname_ends_name = excluded.surname_ends_name, note = excluded.note, name_to_use = excluded.name_to_use, who_may_hear = excluded.who_may_hear,
      may_leave_message = excluded.may_leave_message, safe_hours = excluded.safe_hours, stop_word = excluded.stop_word,
      line_drop_plan = excluded.line_drop_plan, line_drop_note = excluded.line_drop_note,
      interpreter_name = excluded.interpreter_name`
}

const contactsOf = ({ organisationId }: Actor, { id: familyId, row }: FamilyToStore) => {
  const of = (kind: Contact['kind'], values: readonly string[]) =>
    values.map((value, position) => {
      const columns = newContactColumns({ organisationId, familyId }, { kind, value })
      return {
        ...columns,
        value: hexOf(columns.value),
        valueHash: hexOf(columns.valueHash),
        lookups: columns.lookups.map(hexOf),
        position,
      }
    })
  return [...of('phone', row.phones), ...of('email', row.emails)]
}

const pointsOf = ({ phones, emails }: Pick<FamilyRow, 'phones' | 'emails'>) => [
  ...phones.map((value) => ({ kind: 'phone', value, state: 'active' }) as const),
  ...emails.map((value) => ({ kind: 'email', value, state: 'active' }) as const),
]

/** The old values that the file replaces. */
const changesOf = ({ row, stored }: FamilyToStore): ContactChange[] =>
  stored
    ? [...pointChanges(pointsOf(stored), pointsOf(row)), ...preferenceChanges(stored.preferences, row.preferences)]
    : []

/** Deletes contact points that the row no longer names, except closed ones: a closed number stays closed. */
const saveContacts = async (tx: Transaction, actor: Actor, families: readonly FamilyToStore[]) => {
  const points = JSON.stringify(families.flatMap((family) => contactsOf(actor, family)))
  await tx.$executeRaw`
    delete from contact_point p where p.family_id = any(${families.map(({ id }) => id)}::uuid[]) and p.state = 'active'
      and not exists (
        select from jsonb_to_recordset(${points}::jsonb) as r ("familyId" uuid, "valueHash" bytea)
        where r."familyId" = p.family_id and r."valueHash" = p.value_hash)`
  await tx.$executeRaw`
    insert into contact_point (id, organisation_id, family_id, kind, value, value_hash, lookups, position)
    select r.id, ${actor.organisationId}::uuid, r."familyId", r.kind::"ContactKind", r.value,
      r."valueHash", r.lookups, r.position
    from jsonb_to_recordset(${points}::jsonb)
      as r (id uuid, "familyId" uuid, kind text, value bytea, "valueHash" bytea, lookups bytea[], position int)
    on conflict (family_id, kind, value_hash) do update set position = excluded.position`
}

const saveChildren = async (tx: Transaction, actor: Actor, families: readonly FamilyToStore[]) => {
  const children = families.flatMap(({ id, row }) =>
    row.children.map((child, position) => ({ ...child, id: randomUUID(), family: id, position })),
  )
  const counts = JSON.stringify(families.map(({ id, row }) => ({ family: id, count: row.children.length })))
  await tx.$executeRaw`
    delete from child c using jsonb_to_recordset(${counts}::jsonb) as r (family uuid, count int)
    where c.family_id = r.family and c.position >= r.count`
  await tx.$executeRaw`
    insert into child (id, organisation_id, family_id, position, age, school_id)
    select r.id, ${actor.organisationId}::uuid, r.family, r.position, r.age, s.id
    from jsonb_to_recordset(${JSON.stringify(children)}::jsonb)
      as r (id uuid, family uuid, position int, age int, "schoolRef" text)
    left join school s on s.organisation_id = ${actor.organisationId}::uuid and s.ref = r."schoolRef"
    on conflict (family_id, position) do update set age = excluded.age, school_id = excluded.school_id`
}

/** The file holds days without hours, so an attempt is stored at noon. */
const saveAttempts = async (tx: Transaction, actor: Actor, families: readonly FamilyToStore[]) => {
  const attempts = families.flatMap(({ id, row, stored }) =>
    attemptsToAdd(row.attempts ?? [], stored?.attempts ?? []).map((attempt) => ({
      ...attempt,
      id: randomUUID(),
      family: id,
    })),
  )
  if (attempts.length === 0) return
  await tx.$executeRaw`
    with added as (
      insert into contact_attempt (id, organisation_id, family_id, outcome, day, at)
      select r.id, ${actor.organisationId}::uuid, r.family, r.outcome::"AttemptOutcome", r.day,
        (r.day + time '12:00') at time zone 'Europe/Amsterdam'
      from jsonb_to_recordset(${JSON.stringify(attempts)}::jsonb) as r (id uuid, family uuid, outcome text, day date)
      returning family_id, at, day)
    update family f set last_attempt_at = greatest(f.last_attempt_at, its.last),
      listed_since = least(f.listed_since, its.first)
    from (select family_id, max(at) as last, min(day) as first from added group by family_id) its
    where its.family_id = f.id`
}

export const storeFamilies = async (
  tx: Transaction,
  actor: Actor,
  plan: Comparison<FamilyRow, StoredFamily>,
  report: Work['report'] = directWork.report,
) => {
  const { organisationId } = actor
  const closedById = actor.kind === 'staff' ? actor.staffId : null
  let storedCount = 0
  const familiesToStore: FamilyToStore[] = [
    ...plan.created.map(({ row }) => ({ id: randomUUID(), row, stored: null })),
    ...plan.changed.map(({ row, stored }) => ({ id: stored.id, row, stored })),
  ]
  createKeys(familiesToStore.filter(({ stored }) => stored === null).map(({ id }) => id))
  for (const familyChunk of chunksOf(familiesToStore)) {
    const assignedFamilies = await familiesToAssign(tx, familyChunk)
    await saveFamilies(tx, actor, familyChunk)
    await saveHandovers(tx, actor, assignedFamilies)
    await saveContacts(tx, actor, familyChunk)
    await storeContactChanges(
      tx,
      actor,
      familyChunk.flatMap((family) => changesOf(family).map((change) => ({ ...change, familyId: family.id }))),
    )
    await saveChildren(tx, actor, familyChunk)
    await saveAttempts(tx, actor, familyChunk)
    const familyIds = familyChunk.map(({ id }) => id)
    await storeNextSteps(tx, organisationId, familyIds)
    await updateRefusedAppointments(tx, { organisationId, familyIds, at: now(), closedById })
    storedCount += familyChunk.length
    await report(storedCount, familiesToStore.length)
  }
}

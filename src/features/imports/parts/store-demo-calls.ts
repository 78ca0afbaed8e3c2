/**
 * Stores what belongs to the demo's interviews: hours and notes, agreed help, safety concerns, check-ins, and open
 * interviews.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import type { Transaction } from '@/server/db'
import { hexOf } from '@/server/sealed/opened-json'
import { sealText } from '@/server/sealed/sealed-text'
import type { DemoOrganisation } from './demo-organisation'

/** An imported interview ends at noon; one of the demo gets its own hour, and the notes of its caller. */
export const storeCircumstances = async (tx: Transaction, actor: Actor, { circumstances }: DemoOrganisation) => {
  await tx.$executeRaw`
    update interview i set started_at = r.began at time zone 'Europe/Amsterdam',
      introduced_at = (r.began + interval '70 seconds') at time zone 'Europe/Amsterdam',
      ended_at = r.ended at time zone 'Europe/Amsterdam', break_reason = r."breakReason"::"BreakReason",
      place = 'may_call_again'
    from jsonb_to_recordset(${JSON.stringify(circumstances)}::jsonb)
      as r (ref text, began timestamp, ended timestamp, "breakReason" text)
    where i.organisation_id = ${actor.organisationId}::uuid and i.ref = r.ref`
  const noteRows = circumstances.flatMap(({ ref, notes }) =>
    Object.entries(notes).map(([key, note]) => ({ ref, key, note })),
  )
  await tx.$executeRaw`
    update answer a set note = r.note, note_version = 1
    from jsonb_to_recordset(${JSON.stringify(noteRows)}::jsonb) as r (ref text, key text, note text)
    join interview i on i.organisation_id = ${actor.organisationId}::uuid and i.ref = r.ref
    where a.interview_id = i.id and a.key = r.key`
  const callDetailRows = circumstances.flatMap((interviewDetails) =>
    Object.entries(interviewDetails.callDetails).map(([key, value]) => ({ ref: interviewDetails.ref, key, value })),
  )
  await tx.$executeRaw`
    insert into answer (interview_id, key, organisation_id, value, value_version)
    select i.id, r.key, ${actor.organisationId}::uuid, to_jsonb(r.value), 1
    from jsonb_to_recordset(${JSON.stringify(callDetailRows)}::jsonb) as r (ref text, key text, value text)
    join interview i on i.organisation_id = ${actor.organisationId}::uuid and i.ref = r.ref`
}

/** The family of each interview, by its ref: a text is sealed with the key of its family. */
const familiesOfInterviews = async (tx: Transaction, { organisationId }: Actor, refs: readonly string[]) => {
  const interviews = await tx.interview.findMany({
    where: { organisationId, ref: { in: [...refs] } },
    select: { ref: true, familyId: true },
  })
  return new Map(interviews.map(({ ref, familyId }) => [ref, familyId]))
}

const storeHelp = async (tx: Transaction, actor: Actor, { help }: DemoOrganisation) => {
  const families = await familiesOfInterviews(
    tx,
    actor,
    help.map(({ interviewRef }) => interviewRef),
  )
  const rows = help.map(({ text, resultNote, ...item }) => {
    const place = { ownerId: families.get(item.interviewRef) ?? '', rowId: randomUUID() }
    return {
      ...item,
      id: place.rowId,
      text: hexOf(sealText('help_item.text', place, text)),
      resultNote: hexOf(sealText('help_item.result_note', place, resultNote)),
    }
  })
  await tx.$executeRaw`
    insert into help_item (id, organisation_id, family_id, interview_id, type, text, suggested_by, state, owner_id, due_on,
      result, result_note, created_at, week, closed_at)
    select r.id, ${actor.organisationId}::uuid, i.family_id, i.id, r.type, r.text, r."suggestedBy", r.state::"HelpState", s.id,
      r."dueOn", r.result::"HelpResult", r."resultNote",
      r.made at time zone 'Europe/Amsterdam', r.week,
      (r."closedOn" + time '15:20') at time zone 'Europe/Amsterdam'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "interviewRef" text, type text, text bytea,
      "suggestedBy" text, state text, "ownerEmail" text, "dueOn" date, result text, "resultNote" bytea, made timestamp, week text,
      "closedOn" date)
    join interview i on i.organisation_id = ${actor.organisationId}::uuid and i.ref = r."interviewRef"
    left join staff s on s.organisation_id = ${actor.organisationId}::uuid and s.email = r."ownerEmail"`
}

const storeRequests = async (tx: Transaction, actor: Actor, { requests }: DemoOrganisation) => {
  const refs = requests.map(({ familyRef }) => familyRef)
  const families = await tx.family.findMany({
    where: { organisationId: actor.organisationId, ref: { in: refs } },
    select: { id: true, ref: true },
  })
  const idOf = new Map(families.map(({ id, ref }) => [ref, id]))
  const rows = requests.map(({ note, ...request }) => {
    const place = { ownerId: idOf.get(request.familyRef) ?? '', rowId: randomUUID() }
    return { ...request, id: place.rowId, note: hexOf(sealText('call_request.note', place, note)) }
  })
  await tx.$executeRaw`
    insert into call_request (id, organisation_id, family_id, reason, not_before, note, created_at)
    select r.id, ${actor.organisationId}::uuid, f.id, r.reason::"RequestReason", r."notBefore", r.note,
      r.made at time zone 'Europe/Amsterdam'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, "familyRef" text, reason text, "notBefore" date, note bytea, made timestamp)
    join family f on f.organisation_id = ${actor.organisationId}::uuid and f.ref = r."familyRef"`
}

const storeConcerns = async (tx: Transaction, actor: Actor, { concerns }: DemoOrganisation) => {
  const refs = concerns.map(({ interviewRef }) => interviewRef)
  const families = await familiesOfInterviews(tx, actor, refs)
  const rows = concerns.map(({ text, ...concern }) => {
    const [rowId, ownerId] = [randomUUID(), families.get(concern.interviewRef) ?? '']
    return { ...concern, entryId: rowId, text: hexOf(sealText('concern_entry.text', { ownerId, rowId }, text)) }
  })
  await tx.$executeRaw`
    with raised as (
      select gen_random_uuid() as id, r."entryId" as entry_id, i.id as interview_id, i.family_id, i.caller_id,
        r.text, r.raised at time zone 'Europe/Amsterdam' as at, s.id as seen_by_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r ("interviewRef" text, "entryId" uuid, text bytea, raised timestamp, "seenByEmail" text)
      join interview i on i.organisation_id = ${actor.organisationId}::uuid and i.ref = r."interviewRef"
      left join staff s on s.organisation_id = ${actor.organisationId}::uuid and s.email = r."seenByEmail"),
    concerns as (
      insert into safety_concern (id, organisation_id, family_id, interview_id, raised_by_id)
      select id, ${actor.organisationId}::uuid, family_id, interview_id, caller_id from raised),
    entries as (
      insert into concern_entry (id, organisation_id, concern_id, kind, text, written_by_id, written_at)
      select entry_id, ${actor.organisationId}::uuid, id, 'raised', text, caller_id, at from raised)
    insert into concern_sighting (entry_id, organisation_id, seen_by_id, seen_at)
    select entry_id, ${actor.organisationId}::uuid, seen_by_id, at + interval '52 minutes' from raised
    where seen_by_id is not null`
}

export const storeCallRecords = async (tx: Transaction, actor: Actor, demo: DemoOrganisation) => {
  await storeHelp(tx, actor, demo)
  await storeRequests(tx, actor, demo)
  await storeConcerns(tx, actor, demo)
  await tx.$executeRaw`
    insert into caller_check_in (interview_id, organisation_id, staff_id, feeling, text, shared, saved_at)
    select i.id, ${actor.organisationId}::uuid, i.caller_id, r.feeling, r.text, r.shared,
      coalesce(i.ended_at, i.started_at)
    from jsonb_to_recordset(${JSON.stringify(demo.checkIns)}::jsonb)
      as r ("interviewRef" text, feeling text, text text, shared boolean)
    join interview i on i.organisation_id = ${actor.organisationId}::uuid and i.ref = r."interviewRef"`
}

export const storeOpenInterviews = async (tx: Transaction, actor: Actor, { openInterviews }: DemoOrganisation) => {
  const rows = openInterviews.map((openInterview) => ({ ...openInterview, id: randomUUID() }))
  await tx.$executeRaw`
    insert into interview (id, organisation_id, family_id, caller_id, channel, chosen_by, state, place, later, started_at,
      introduced_at)
    select r.id, ${actor.organisationId}::uuid, f.id, s.id, r.channel::"Channel", r."chosenBy"::"Chooser",
      r.state::"InterviewState", r.place, r.later, r.began at time zone 'Europe/Amsterdam',
      (r.began + interval '70 seconds') at time zone 'Europe/Amsterdam'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "familyRef" text, "callerEmail" text, channel text,
      "chosenBy" text, state text, place text, later text[], began timestamp)
    join family f on f.organisation_id = ${actor.organisationId}::uuid and f.ref = r."familyRef"
    join staff s on s.organisation_id = ${actor.organisationId}::uuid and s.email = r."callerEmail"`
  const answers = rows.flatMap(({ id, answers: answersOfRow }) =>
    Object.entries(answersOfRow).map(([key, answer]) => ({ i: id, k: key, v: answer?.value, m: answer?.missing })),
  )
  await tx.$executeRaw`
    insert into answer (interview_id, key, organisation_id, value, missing, value_version)
    select r.i, r.k, ${actor.organisationId}::uuid, nullif(r.v, 'null'::jsonb), r.m::"MissingReason", 1
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r (i uuid, k text, v jsonb, m text)`
}

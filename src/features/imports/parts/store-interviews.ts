/**
 * Writes new and changed interviews with their answers, a few hundred at a time. A changed answer keeps its history, like
 * any other change. Stored answers behind a closed route are not touched.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { cellOfAnswer } from '@/domain/exchange/answer-cell'
import type { Comparison } from '@/domain/exchange/comparison'
import { callDateOf, type InterviewRow } from '@/domain/exchange/interviews-file'
import { instrumentWith } from '@/domain/instrument/instrument'
import type { OwnQuestion } from '@/domain/instrument/own-questions'
import { isApplicable } from '@/domain/instrument/routing'
import { chunksOf } from '@/server/chunks'
import { requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { asJson, sealAnswer, sealChange } from '@/server/stored-answer'
import { directWork, type Work } from '@/server/work'
import { replaceFamilies } from './replace-families'
import { familyIdsByRef } from './stored-families'
import type { StoredInterview } from './stored-interviews'

type Plan = Comparison<InterviewRow, StoredInterview>
type CreatedInterview = { id: string; row: InterviewRow }
type ChangedInterview = { row: InterviewRow; stored: StoredInterview }
type FamilyIds = ReadonlyMap<string, string>

const familyIdOf = (familyIds: FamilyIds, { familyRef }: InterviewRow) => requireFound(familyIds.get(familyRef))

const stateOf = ({ ended }: InterviewRow) => (ended === 'relieved' ? 'broken_off' : ended)

const about = (id: string, row: InterviewRow, familyIds: FamilyIds) => ({
  ...row,
  answers: undefined,
  id,
  familyId: familyIdOf(familyIds, row),
  state: stateOf(row),
  callDate: callDateOf(row),
})

/** The file holds the day alone. All interviews end at noon, so that those of one day sort by their refs. */
const createInterviews = async (
  tx: Transaction,
  actor: Actor,
  createdInterviews: readonly CreatedInterview[],
  familyIds: FamilyIds,
) => {
  const rows = JSON.stringify(createdInterviews.map(({ id, row }) => about(id, row, familyIds)))
  await tx.$executeRaw`
    insert into interview (id, organisation_id, family_id, caller_id, ref, channel, chosen_by, state, break_reason,
      instrument_version, started_at, ended_at)
    select r.id, ${actor.organisationId}::uuid, r."familyId", s.id, r.ref, r.channel::"Channel", r."chosenBy"::"Chooser",
      r.state::"InterviewState", case when r.ended = 'relieved' then 'relieved'::"BreakReason"
        when r.ended = 'broken_off' then 'unknown' end, r.version, noon.at, noon.at
    from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, ref text, "familyId" uuid, "callerEmail" text, channel text,
      "chosenBy" text, ended text, state text, version int, "callDate" date)
    join staff s on s.organisation_id = ${actor.organisationId}::uuid and s.email = r."callerEmail",
    lateral (select (r."callDate" + time '12:00') at time zone 'Europe/Amsterdam' as at) noon`
  const answers = createdInterviews.flatMap(({ id, row }) =>
    Object.entries(row.answers).map(([key, answer]) => {
      const place = { familyId: familyIdOf(familyIds, row), interviewId: id, key }
      const { value } = sealAnswer(place, { value: answer?.value ?? null, note: null })
      return { i: id, k: key, v: asJson(value), m: answer?.missing }
    }),
  )
  await tx.$executeRaw`
    insert into answer (interview_id, key, organisation_id, value, missing, value_version)
    select r.i, r.k, ${actor.organisationId}::uuid, r.v, r.m::"MissingReason", 1
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r (i uuid, k text, v bytea, m text)`
}

const changedAnswers = (
  { row, stored }: ChangedInterview,
  { familyIds, ownQuestions }: { familyIds: FamilyIds; ownQuestions: readonly OwnQuestion[] },
) => {
  const instrument = instrumentWith(row.version, ownQuestions)
  return instrument.items
    .filter((item) => isApplicable(instrument, item, row.answers))
    .filter((item) => cellOfAnswer(item, row.answers[item.key]) !== cellOfAnswer(item, stored.answers[item.key]))
    .map(({ key }) => {
      const operationId = randomUUID()
      const place = { familyId: familyIdOf(familyIds, row), interviewId: stored.id, operationId, key }
      const content = { value: row.answers[key]?.value ?? null, note: null }
      const change = sealChange(place, { ...content, reason: 'import' })
      return {
        i: stored.id,
        k: key,
        v: asJson(sealAnswer(place, content).value),
        m: row.answers[key]?.missing,
        operation: operationId,
        changed: asJson(change.value),
        reason: asJson(change.reason),
      }
    })
}

/** A changed day moves the end to noon of that day; otherwise the end stays. */
const updateInterviews = async (
  tx: Transaction,
  actor: Actor,
  changedInterviews: readonly ChangedInterview[],
  context: { familyIds: FamilyIds; ownQuestions: readonly OwnQuestion[] },
) => {
  const rows = changedInterviews.map(({ row, stored }) => ({
    ...about(stored.id, row, context.familyIds),
    sameDay: callDateOf(row) === callDateOf(stored),
  }))
  await replaceFamilies(
    tx,
    changedInterviews.flatMap(({ row, stored }) => {
      const familyId = familyIdOf(context.familyIds, row)
      return familyId === stored.familyId ? [] : [{ interviewId: stored.id, familyId }]
    }),
  )
  await tx.$executeRaw`
    update interview i set caller_id = s.id, channel = r.channel::"Channel",
      chosen_by = r."chosenBy"::"Chooser", state = r.state::"InterviewState",
      break_reason = case when r.ended = 'relieved' then 'relieved'::"BreakReason"
        when r.ended = 'broken_off' then coalesce(nullif(i.break_reason, 'relieved'), 'unknown') end,
      ended_at = case when r."sameDay" then i.ended_at
        else (r."callDate" + time '12:00') at time zone 'Europe/Amsterdam' end,
      instrument_version = r.version, version = i.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "callerEmail" text,
      channel text, "chosenBy" text, ended text, state text, version int, "callDate" date, "sameDay" boolean)
    join staff s on s.organisation_id = ${actor.organisationId}::uuid and s.email = r."callerEmail"
    where i.id = r.id and i.organisation_id = ${actor.organisationId}::uuid`
  const answers = changedInterviews
    .flatMap((interview) => changedAnswers(interview, context))
    .map((answer, sequence) => ({ ...answer, sequence: sequence + 1 }))
  await tx.$executeRaw`
    with written as (
      insert into answer as a (interview_id, key, organisation_id, value, missing, value_version)
      select r.i, r.k, ${actor.organisationId}::uuid, r.v, r.m::"MissingReason", 1
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r (i uuid, k text, v bytea, m text)
      on conflict (interview_id, key) do update
        set value = excluded.value, missing = excluded.missing, value_version = a.value_version + 1
      returning interview_id, key, missing, value_version)
    insert into answer_change (operation_id, organisation_id, interview_id, key, part, outcome, version, base_version,
      client_id, sequence, value, missing, staff_id, at, reason)
    select r.operation, ${actor.organisationId}::uuid, w.interview_id, w.key, 'value', 'saved', w.value_version,
      w.value_version - 1, ${randomUUID()}::uuid, r.sequence, r.changed, w.missing,
      ${actor.kind === 'staff' ? actor.staffId : null}::uuid, ${now()}, r.reason
    from written w join jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
      as r (i uuid, k text, operation uuid, sequence int, changed bytea, reason bytea) on r.i = w.interview_id and r.k = w.key`
}

const familyIdsOf = async (tx: Transaction, interviewIds: readonly string[]) =>
  (
    await tx.$queryRaw<{ id: string }[]>`
      select distinct family_id as id from interview where id = any(${interviewIds}::uuid[])`
  ).map(({ id }) => id)

/** A family is listed since its first call, whenever the file was imported. */
const updateListedSince = (
  tx: Transaction,
  actor: Actor,
  createdInterviews: readonly CreatedInterview[],
) => tx.$executeRaw`
  update family f set listed_since = first.day
  from (
    select r.ref, min(r.day) as day
    from jsonb_to_recordset(
      ${JSON.stringify(createdInterviews.map(({ row }) => ({ ref: row.familyRef, day: callDateOf(row) })))}::jsonb) as r (ref text, day date)
    group by r.ref) first
  where f.organisation_id = ${actor.organisationId}::uuid and f.ref = first.ref and first.day < f.listed_since`

/** Returns the created interviews, and every family that changed, also one that an interview was moved away from. */
export const storeInterviews = async (
  tx: Transaction,
  actor: Actor,
  plan: Plan,
  ownQuestions: readonly OwnQuestion[],
  report: Work['report'] = directWork.report,
) => {
  const createdInterviews = plan.created.map(({ row }) => ({ id: randomUUID(), row }))
  const total = createdInterviews.length + plan.changed.length
  let storedCount = 0
  const reportStored = (chunk: readonly unknown[]) => report((storedCount += chunk.length), total)
  const familyIdsOfRows = (chunk: readonly { row: InterviewRow }[]) =>
    familyIdsByRef(tx, actor, [...new Set(chunk.map(({ row }) => row.familyRef))])
  for (const chunk of chunksOf(createdInterviews)) {
    await createInterviews(tx, actor, chunk, await familyIdsOfRows(chunk))
    await updateListedSince(tx, actor, chunk)
    await reportStored(chunk)
  }
  for (const chunk of chunksOf(plan.changed)) {
    await updateInterviews(tx, actor, chunk, { familyIds: await familyIdsOfRows(chunk), ownQuestions })
    await reportStored(chunk)
  }
  const createdIds = new Set(createdInterviews.map(({ id }) => id))
  const familyIdsNow = await familyIdsOf(tx, [...createdIds, ...plan.changed.map(({ stored }) => stored.id)])
  const familyIdsBefore = plan.changed.map(({ stored }) => stored.familyId)
  return { createdIds, familyIds: [...new Set([...familyIdsNow, ...familyIdsBefore])] }
}

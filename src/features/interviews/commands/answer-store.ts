/**
 * What a save reads and writes, in one statement each: a call saves hundreds of times and must stay light. The interview's
 * row is locked while one operation is judged, so that two clients are judged one after the other.
 */
import 'server-only'
import type { Answer } from '@/domain/instrument/answer'
import type { Operation } from '@/domain/instrument/changes'
import type { Actor } from '@/domain/access/actor'
import type { ChangeOutcome, ChangePart, InterviewState } from '@/server/generated/prisma/enums'
import type { Transaction } from '@/server/db'

export type Stored = { value: Answer['value']; missing: Answer['missing']; note: string | null }

export type OperationContext = {
  familyId: string
  callerId: string | null
  interviewCallerId: string
  state: InterviewState
  endedAt: Date | null
  version: number
  current: Stored
  changedByOthers: boolean
  lastSequence: number
  /** This client has a refused operation on this part that nobody has settled. */
  ownOpenRefusals: boolean
  repeated: { outcome: ChangeOutcome; interviewId: string; key: string; version: number | null } | null
}

type ContextRow = Omit<OperationContext, 'current' | 'repeated'> &
  Stored & {
    repeatedOutcome: ChangeOutcome | null
    repeatedInterview: string | null
    repeatedKey: string | null
    repeatedVersion: number | null
  }

export type Target = { interviewId: string; key: string; part: ChangePart; operationId: string } & Operation

/** Everything that decides about one operation; null when there is no such interview in this actor's organisation. */
export const operationContext = async (
  tx: Transaction,
  actor: Actor,
  target: Target,
): Promise<OperationContext | null> => {
  const [row] = await tx.$queryRaw<ContextRow[]>`
    select i.family_id as "familyId", f.caller_id as "callerId", i.caller_id as "interviewCallerId", i.state, i.ended_at as "endedAt",
      coalesce(case when ${target.part} = 'value' then a.value_version else a.note_version end, 0) as version,
      a.value, a.missing, a.note, coalesce(seen.others, false) as "changedByOthers", coalesce(seen.last, 0) as "lastSequence",
      coalesce(seen.refused, false) as "ownOpenRefusals",
      o.outcome as "repeatedOutcome", o.interview_id as "repeatedInterview", o.key as "repeatedKey", o.version as "repeatedVersion"
    from interview i
    join family f on f.id = i.family_id
    left join answer a on a.interview_id = i.id and a.key = ${target.key}
    left join answer_change o on o.operation_id = ${target.operationId}::uuid
    left join lateral (
      select bool_or(c.client_id <> ${target.clientId}::uuid and c.outcome = 'saved' and c.version > ${target.baseVersion}) as others,
        max(c.sequence) filter (where c.client_id = ${target.clientId}::uuid) as last,
        bool_or(c.client_id = ${target.clientId}::uuid and c.outcome = 'refused' and c.settled_at is null) as refused
      from answer_change c
      where c.interview_id = i.id and c.key = ${target.key} and c.part = ${target.part}::"ChangePart") seen on true
    where i.id = ${target.interviewId}::uuid and i.organisation_id = ${actor.organisationId}::uuid
    for no key update of i`
  if (!row) return null
  const { value, missing, note, repeatedOutcome, repeatedInterview, repeatedKey, repeatedVersion, ...rest } = row
  const repeated = repeatedOutcome && {
    outcome: repeatedOutcome,
    interviewId: repeatedInterview ?? '',
    key: repeatedKey ?? '',
    version: repeatedVersion,
  }
  return { ...rest, current: { value, missing, note }, repeated }
}

export type Change = Target & {
  organisationId: string
  staffId: string | null
  outcome: ChangeOutcome
  /** The version this change makes; null when it makes none. */
  version: number | null
  stored: Stored
  at: Date
  reason: string | null
}

const json = (value: Answer['value']) => (value === null ? null : JSON.stringify(value))

/** The history row and, when it is saved, the answer itself. */
export const writeChange = async (tx: Transaction, change: Change): Promise<void> => {
  const { stored } = change
  const ofValue = change.part === 'value'
  const settled = change.outcome === 'refused' ? null : change.at
  if (change.outcome !== 'saved') {
    await tx.$executeRaw`
      insert into answer_change (operation_id, organisation_id, interview_id, key, part, outcome, version, base_version,
        client_id, sequence, value, missing, note, staff_id, at, reason, settled_at)
      values (${change.operationId}::uuid, ${change.organisationId}::uuid, ${change.interviewId}::uuid, ${change.key},
        ${change.part}::"ChangePart", ${change.outcome}::"ChangeOutcome", null, ${change.baseVersion}, ${change.clientId}::uuid,
        ${change.sequence}, ${ofValue ? json(stored.value) : null}::jsonb,
        ${ofValue ? stored.missing : null}::"MissingReason", ${ofValue ? null : stored.note}, ${change.staffId}::uuid,
        ${change.at}, ${change.reason}, ${settled})`
    return
  }
  await tx.$executeRaw`
    with change as (
      insert into answer_change (operation_id, organisation_id, interview_id, key, part, outcome, version, base_version,
        client_id, sequence, value, missing, note, staff_id, at, reason, settled_at)
      values (${change.operationId}::uuid, ${change.organisationId}::uuid, ${change.interviewId}::uuid, ${change.key},
        ${change.part}::"ChangePart", 'saved', ${change.version}::int, ${change.baseVersion}, ${change.clientId}::uuid,
        ${change.sequence}, ${ofValue ? json(stored.value) : null}::jsonb,
        ${ofValue ? stored.missing : null}::"MissingReason", ${ofValue ? null : stored.note}, ${change.staffId}::uuid,
        ${change.at}, ${change.reason}, ${settled}))
    insert into answer (interview_id, key, organisation_id, value, missing, value_version, note, note_version)
    values (${change.interviewId}::uuid, ${change.key}, ${change.organisationId}::uuid,
      ${ofValue ? json(stored.value) : null}::jsonb, ${ofValue ? stored.missing : null}::"MissingReason",
      ${ofValue ? change.version : 0}::int, ${ofValue ? null : stored.note}, ${ofValue ? 0 : change.version}::int)
    on conflict (interview_id, key) do update set
      value = case when ${ofValue} then excluded.value else answer.value end,
      missing = case when ${ofValue} then excluded.missing else answer.missing end,
      value_version = case when ${ofValue} then excluded.value_version else answer.value_version end,
      note = case when ${ofValue} then answer.note else excluded.note end,
      note_version = case when ${ofValue} then answer.note_version else excluded.note_version end`
}

/** Scope of a raw row, by the same rule as `interviewScope`: a caller sees the families assigned to them. */
export const isInScope = (actor: Actor, callerId: string | null): boolean => {
  if (actor.kind === 'system') return true
  if (actor.role === 'coordinator') return true
  return actor.role === 'caller' && callerId === actor.staffId
}

/**
 * Reads and writes one saved change, in one statement each, because a call saves hundreds of times. The lock on the
 * interview's row makes operations of two clients run one after the other.
 */
import 'server-only'
import { z } from 'zod'
import type { Answer } from '@/domain/instrument/answer'
import type { BreakReason } from '@/domain/instrument/call-details'
import type { Operation } from '@/domain/instrument/changes'
import type { Actor } from '@/domain/access/actor'
import { callSubject } from '@/server/scope'
import { ChangeOutcome, type ChangePart, type InterviewState } from '@/server/generated/prisma/enums'
import { visibleFamilies } from '@/domain/access/family'
import { visibleCalls } from '@/domain/access/interview'
import { isInScope } from '@/domain/access/scope'
import { isOpenState } from '@/domain/calls/interview-state'
import { updateLease, needsRenewal } from '@/server/call-lease'
import { now } from '@/server/clock'
import { Prisma, type Transaction } from '@/server/db'
import { storedAs } from '@/server/stored'
import { openedNote, openedValue, sealAnswer, sealChange, type SealedField } from '@/server/stored-answer'

export type StoredContent = { value: Answer['value']; missing: Answer['missing']; note: string | null }

export const isSameContent = (part: ChangePart, a: StoredContent, b: StoredContent) =>
  part === 'note' ? a.note === b.note : a.missing === b.missing && JSON.stringify(a.value) === JSON.stringify(b.value)

export type LockedInterview = {
  id: string
  organisationId: string
  familyId: string
  callerId: string | null
  leasedToId: string | null
  leaseExpiresAt: Date | null
  interviewCallerId: string
  state: InterviewState
  startedAt: Date
  endedAt: Date | null
  breakReason: BreakReason | null
  instrumentVersion: number
}

/** The fields of the interview that the rules of `can` use. */
export const subjectOf = ({ id, callerId, leasedToId, interviewCallerId, state, startedAt }: LockedInterview) => ({
  ...callSubject({ id, callerId: interviewCallerId, state, startedAt, family: { callerId, lease: null } }),
  leasedToId,
})

/**
 * Locks the interview until the end of the transaction; null outside the actor's scope. The context is read by a later
 * statement: a statement that waits for a lock would read the answers from before it waited.
 */
export const lockInterview = async (tx: Transaction, actor: Actor, id: string): Promise<LockedInterview | null> => {
  const [row] = await tx.$queryRaw<LockedInterview[]>`
    select i.id, i.organisation_id as "organisationId", i.family_id as "familyId", f.caller_id as "callerId", i.caller_id as "interviewCallerId", i.state,
      i.started_at as "startedAt", i.ended_at as "endedAt", i.break_reason as "breakReason",
      i.instrument_version as "instrumentVersion", l.staff_id as "leasedToId", l.expires_at as "leaseExpiresAt"
    from interview i
    join family f on f.id = i.family_id
    left join call_lease l on l.family_id = i.family_id and l.expires_at > ${now()}
    where i.id = ${id}::uuid and i.organisation_id = ${actor.organisationId}::uuid
    for no key update of i`
  if (!row) return null
  const { organisationId } = row
  return isInScope(visibleCalls(actor), { ...subjectOf(row), organisationId }) ? row : null
}

/**
 * Shows colleagues that the call goes on: an answer keeps the lease, with one statement in some minutes. Who may only finish the
 * call does not get the family back.
 */
export const updateLeaseOf = async (tx: Transaction, actor: Actor, interview: LockedInterview) => {
  const { familyId, leasedToId: staffId, leaseExpiresAt: expiresAt, state } = interview
  if (actor.kind === 'system' || !isOpenState(state) || !needsRenewal({ staffId, expiresAt }, actor.staffId)) return
  if (isInScope(visibleFamilies(actor), { ...subjectOf(interview), organisationId: interview.organisationId }))
    await updateLease(tx, actor.staffId, Prisma.sql`family.id = ${familyId}::uuid`)
}

export type OperationContext = {
  version: number
  current: StoredContent
  changedByOthers: boolean
  lastSequence: number
  repeated: { outcome: ChangeOutcome; interviewId: string; key: string; version: number | null; at: Date } | null
}

type ContextRow = Omit<OperationContext, 'current' | 'repeated'> &
  Pick<StoredContent, 'missing'> & { value: SealedField; note: SealedField; repeated: unknown }

export type OperationTarget = { interviewId: string; key: string; part: ChangePart; operationId: string } & Operation

/** Everything that decides whether one operation is saved, refused, superseded or a repeat. The interview must be locked. */
export const loadOperationContext = async (tx: Transaction, target: OperationTarget): Promise<OperationContext> => {
  const [row] = await tx.$queryRaw<ContextRow[]>`
    select coalesce(case when ${target.part} = 'value' then a.value_version else a.note_version end, 0) as version,
      a.value, a.missing, a.note, coalesce(seen.others, false) as "changedByOthers", coalesce(seen.last, 0) as "lastSequence",
      case when o.operation_id is null then null else jsonb_build_object('outcome', o.outcome, 'interviewId', o.interview_id,
        'key', o.key, 'version', o.version, 'at', o.at) end as repeated
    from (select bool_or(c.client_id <> ${target.clientId}::uuid and c.outcome = 'saved' and c.version > ${target.baseVersion}) as others,
        max(c.sequence) filter (where c.client_id = ${target.clientId}::uuid) as last
      from answer_change c
      where c.interview_id = ${target.interviewId}::uuid and c.key = ${target.key}
        and c.part = ${target.part}::"ChangePart") seen
    left join answer a on a.interview_id = ${target.interviewId}::uuid and a.key = ${target.key}
    left join answer_change o on o.operation_id = ${target.operationId}::uuid`
  if (!row) throw new Error('a select over an aggregate gave no row')
  const { value, missing, note, repeated, ...rest } = row
  const { interviewId, key } = target
  const content = { value: openedValue(interviewId, { key, value }), note: openedNote(interviewId, { key, note }) }
  const current = { ...content, missing }
  return { ...rest, current, repeated: repeatedOf(target.operationId, repeated) }
}

const repeatedSchema = z.object({
  outcome: z.enum(ChangeOutcome),
  interviewId: z.uuid(),
  key: z.string(),
  version: z.int().nullable(),
  at: z.string(),
})

const repeatedOf = (id: string, row: unknown): OperationContext['repeated'] => {
  if (row === null) return null
  const repeatedChange = storedAs(repeatedSchema, row, { kind: 'answer_change', id })
  return { ...repeatedChange, at: new Date(repeatedChange.at) }
}

export type Change = OperationTarget & {
  organisationId: string
  familyId: string
  staffId: string | null
  outcome: ChangeOutcome
  /** The version that this change makes; null when it makes none. */
  version: number | null
  stored: StoredContent
  at: Date
  reason: string | null
  /** Whether the change resolves earlier refused changes of this client on the same part. */
  replacesOwn: boolean
}

/** The stored content of the changed part alone. */
const contentOf = ({ part, stored: { value, note } }: Change) => ({
  value: part === 'value' ? value : null,
  note: part === 'note' ? note : null,
})

const historyRow = (change: Change) => {
  const { missing } = change.stored
  const { value, note, reason } = sealChange(change, { ...contentOf(change), reason: change.reason })
  return Prisma.sql`
    insert into answer_change (operation_id, organisation_id, interview_id, key, part, outcome, version, base_version,
      client_id, sequence, value, missing, note, staff_id, at, reason, settled_at)
    values (${change.operationId}::uuid, ${change.organisationId}::uuid, ${change.interviewId}::uuid, ${change.key},
      ${change.part}::"ChangePart", ${change.outcome}::"ChangeOutcome", ${change.version}::int, ${change.baseVersion},
      ${change.clientId}::uuid, ${change.sequence}, ${value}::bytea,
      ${change.part === 'value' ? missing : null}::"MissingReason", ${note}::bytea, ${change.staffId}::uuid,
      ${change.at}, ${reason}::bytea, ${change.outcome === 'refused' ? null : change.at})`
}

const resolveOwnRefusals = (change: Change) => Prisma.sql`
    update answer_change set settled_at = ${change.at}
    where interview_id = ${change.interviewId}::uuid and outcome = 'refused' and settled_at is null
      and key = ${change.key} and part = ${change.part}::"ChangePart" and client_id = ${change.clientId}::uuid
      and sequence < ${change.sequence} and ${change.replacesOwn}`

const answerRow = (change: Change) => {
  const ofValue = change.part === 'value'
  const { missing } = change.stored
  const { value, note } = sealAnswer(change, contentOf(change))
  return Prisma.sql`
    insert into answer (interview_id, key, organisation_id, value, missing, value_version, note, note_version)
    values (${change.interviewId}::uuid, ${change.key}, ${change.organisationId}::uuid,
      ${value}::bytea, ${ofValue ? missing : null}::"MissingReason",
      ${ofValue ? change.version : 0}::int, ${note}::bytea, ${ofValue ? 0 : change.version}::int)
    on conflict (interview_id, key) do update set
      value = case when ${ofValue} then excluded.value else answer.value end,
      missing = case when ${ofValue} then excluded.missing else answer.missing end,
      value_version = case when ${ofValue} then excluded.value_version else answer.value_version end,
      note = case when ${ofValue} then answer.note else excluded.note end,
      note_version = case when ${ofValue} then answer.note_version else excluded.note_version end`
}

/** Writes the row of the history and, when the change is saved, the answer, in one statement. */
export const saveChange = async (tx: Transaction, change: Change): Promise<void> => {
  const history = Prisma.sql`settled as (${resolveOwnRefusals(change)}), change as (${historyRow(change)})`
  await (change.outcome === 'saved'
    ? tx.$executeRaw`with ${history} ${answerRow(change)}`
    : tx.$executeRaw`with ${history} select 1`)
}

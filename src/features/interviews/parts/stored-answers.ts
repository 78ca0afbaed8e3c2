/** The columns and types of answers and open conflicts, as the interview form reads them. */
import 'server-only'
import type { Answer } from '@/domain/instrument/answer'
import type { StaffActor } from '@/domain/access/actor'
import { visibleFamilies } from '@/domain/access/family'
import { begunCallMs } from '@/domain/access/interview'
import { isInScope } from '@/domain/access/scope'
import { now } from '@/server/clock'
import type { Prisma } from '@/server/db'
import { holdersOf } from '@/server/scope'
import { storedValue } from '@/server/stored-answer'

export type StoredAnswer = {
  key: string
  value: Answer['value']
  missing: Answer['missing']
  note: string | null
  valueVersion: number
  noteVersion: number
}

export type OpenConflict = {
  operationId: string
  /** The client that sent the refused value; its next operation on the same part replaces this conflict. */
  clientId: string
  key: string
  part: 'value' | 'note'
  value: Answer['value']
  missing: Answer['missing']
  note: string | null
  mine: boolean
}

export const answerFields = {
  key: true,
  value: true,
  missing: true,
  note: true,
  valueVersion: true,
  noteVersion: true,
} as const
const conflictFields = {
  operationId: true,
  clientId: true,
  key: true,
  part: true,
  value: true,
  missing: true,
  note: true,
  at: true,
  staffId: true,
} as const

export const openConflicts = {
  where: { outcome: 'refused', settledAt: null },
  select: conflictFields,
  orderBy: { at: 'asc' },
} as const

type AnswerRow = Omit<StoredAnswer, 'value'> & { value: string | null }

export const answersIn = ({ id, answers }: { id: string; answers: readonly AnswerRow[] }): StoredAnswer[] =>
  answers.map((row) => ({ ...row, value: storedValue(id, row) }))

type ConflictRow = Omit<OpenConflict, 'mine' | 'value'> & { value: string | null; staffId: string | null }

export const conflictOf = (actor: StaffActor, id: string, { staffId, ...row }: ConflictRow): OpenConflict => ({
  operationId: row.operationId,
  clientId: row.clientId,
  key: row.key,
  part: row.part,
  value: storedValue(id, row),
  missing: row.missing,
  note: row.note,
  mine: staffId === actor.staffId,
})

/** Whose family it is now, as `handedOverOf` takes it. */
export const familyNowColumns = {
  callerId: true,
  caller: { select: { name: true } },
  lease: { select: { staffId: true, expiresAt: true, staff: { select: { name: true } } } },
} satisfies Prisma.FamilySelect

export type FamilyNow = Prisma.FamilyGetPayload<{ select: typeof familyNowColumns }>
type StartedInterview = { callerId: string; startedAt: Date; family: FamilyNow }

export const mayOnlyFinish = (actor: StaffActor, { family }: { family: Parameters<typeof holdersOf>[0] }) =>
  !isInScope(visibleFamilies(actor), { organisationId: actor.organisationId, ...holdersOf(family) })

/** The colleague who calls the family now, after the actor began this call. */
const takenOverBy = (actor: StaffActor, { callerId, family: { lease } }: StartedInterview): string | null =>
  callerId === actor.staffId && lease && lease.expiresAt > now() && lease.staffId !== callerId ? lease.staff.name : null

/** The family is in the actor's reach by the lease of this call alone. */
const isLent = (actor: StaffActor, { family: { callerId } }: StartedInterview) =>
  !isInScope(visibleFamilies(actor), { organisationId: actor.organisationId, callerId, leasedToId: null })

/**
 * Whose the family is when it is not this actor's, and until when the actor may continue the call: a colleague took the call over
 * (`takenOver`), or the family has another caller and the actor still calls it (`lent`) or may only finish (`to`, `nobody`). Null
 * while the family is the actor's or nobody's.
 */
export const handedOverOf = (actor: StaffActor, interview: StartedInterview) => {
  const until = new Date(interview.startedAt.getTime() + begunCallMs).toISOString()
  const colleague = takenOverBy(actor, interview)
  if (colleague !== null) return { kind: 'takenOver' as const, to: colleague, until }
  const to = interview.family.caller?.name
  if (!mayOnlyFinish(actor, interview))
    return to !== undefined && isLent(actor, interview) ? { kind: 'lent' as const, to, until } : null
  return to === undefined ? { kind: 'nobody' as const, to: '', until } : { kind: 'to' as const, to, until }
}

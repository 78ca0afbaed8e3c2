/** The columns and types of answers and open conflicts, as the interview form reads them. */
import 'server-only'
import type { Answer } from '@/domain/instrument/answer'
import type { StaffActor } from '@/domain/access/actor'
import { visibleFamilies } from '@/domain/access/family'
import { begunCallMs } from '@/domain/access/interview'
import { isInScope } from '@/domain/access/scope'
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

type AnswerRow = Omit<StoredAnswer, 'value'> & { value: unknown }

export const answersIn = ({ id, answers }: { id: string; answers: readonly AnswerRow[] }): StoredAnswer[] =>
  answers.map((row) => ({ ...row, value: storedValue(id, row) }))

type ConflictRow = Omit<OpenConflict, 'mine' | 'value'> & { value: unknown; staffId: string | null }

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

type StartedInterview = { startedAt: Date; family: { callerId: string | null; caller: { name: string } | null } }

export const mayOnlyFinish = (actor: StaffActor, { family }: StartedInterview) =>
  !isInScope(visibleFamilies(actor), { organisationId: actor.organisationId, callerId: family.callerId })

/** The family's present caller, and until when this actor may continue the call; null while the actor has the family. */
export const handedOverOf = (actor: StaffActor, interview: StartedInterview) =>
  mayOnlyFinish(actor, interview)
    ? {
        to: interview.family.caller?.name ?? null,
        until: new Date(interview.startedAt.getTime() + begunCallMs).toISOString(),
      }
    : null

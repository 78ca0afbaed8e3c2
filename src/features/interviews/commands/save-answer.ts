/**
 * Saves one operation on one answer and replies only after the commit. It takes six statements: begin, lock, context, change
 * with answer, audit, commit. An answer to an own question takes two more, and once in some minutes the lease one more. A repeat of the same operation gets the same reply and changes nothing.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { codingMs, correctionMs } from '@/domain/access/interview'
import type { Verb } from '@/domain/access/verbs'
import { isOpenState } from '@/domain/calls/interview-state'
import { dateAt } from '@/domain/dates'
import { answerProblem, clears, noteProblem } from '@/domain/instrument/answer'
import { callDetailItems } from '@/domain/instrument/call-details'
import { decisionOn } from '@/domain/instrument/changes'
import { isItem, type Item } from '@/domain/instrument/keys'
import { codedTextOf } from '@/domain/instrument/coding'
import { instrumentOf, type Instrument } from '@/domain/instrument/instrument'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { storeContactWishes } from '@/server/contact-wishes'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireCall } from '@/server/require-call'
import { isAnswerValue } from '@/server/stored-answer'
import type { SaveAnswer } from '../schema'
import {
  isSameContent,
  updateLeaseOf,
  lockInterview,
  loadOperationContext,
  subjectOf,
  saveChange,
  type LockedInterview,
  type OperationContext,
  type StoredContent,
} from '../parts/answer-store'
import { instrumentForAnswer } from '../parts/instrument-for-answer'
import { applyCorrection } from '../parts/interview-effects'

export type SaveReply =
  | { outcome: 'saved'; version: number; savedAt: string }
  | { outcome: 'superseded'; version: number; savedAt: string; current: StoredContent }
  | { outcome: 'refused'; version: number; savedAt: string; current: StoredContent; refusedOperationId: string }

const itemOf = (instrument: Instrument, key: string): Item => {
  // A call detail is stored in the same way as an item, and no call detail has the key of an item. The type `Item` lists
  // only the keys of items, which is why the cast is needed.
  const detail = callDetailItems.find((detailItem) => detailItem.key === key) as Item | undefined
  const item = instrument.itemByKey(key) ?? detail
  if (!item) throw new AppError('invalid', 'unknown_question', [{ path: 'key', reason: 'unknown_question' }])
  return item
}

const refuse = (path: string, reason: string): never => {
  throw new AppError('invalid', reason, [{ path, reason }])
}

/** The value as it will be stored. Throws `invalid` when the item cannot hold it. */
const storedValue = (item: Item, input: SaveAnswer, today: string): Pick<StoredContent, 'value' | 'missing'> => {
  const missing = input.missing ?? null
  const value = input.value ?? null
  if (value === null) return { value: null, missing }
  if (missing) refuse('missing', 'value_and_missing')
  const problem = answerProblem(item, value)
  if (problem || !isAnswerValue(value)) return refuse('value', problem ?? 'wrong_kind')
  if (item.kind === 'date' && typeof value === 'string' && value > today) refuse('value', 'in_future')
  return { value: clears(value) ? null : value, missing: null }
}

const storedNote = (input: SaveAnswer): string | null => {
  const note = input.note ?? ''
  const problem = noteProblem(note)
  if (problem) refuse('note', problem)
  return note === '' ? null : note
}

/** Whether the operation codes a text into themes, which is allowed for a week after the call. */
const isCoding = ({ key, part }: SaveAnswer, instrument: Instrument): boolean => {
  const question = instrument.questionOf(key)
  return part === 'value' && question?.key === key && codedTextOf(question) !== undefined
}

/** Until the call ends it is a save. Afterwards it is coding (for a week) or a correction. */
const verbFor = (input: SaveAnswer, interview: LockedInterview, endedForMs: number | undefined): Verb => {
  if (isOpenState(interview.state)) return 'answer.save'
  const instrument = instrumentOf(interview.instrumentVersion)
  return isCoding(input, instrument) && (endedForMs ?? 0) <= codingMs ? 'answer.code' : 'answer.correct'
}

const needsReason = (actor: Actor, verb: Verb, interview: LockedInterview, endedForMs: number | undefined) =>
  verb === 'answer.correct' &&
  actor.kind === 'staff' &&
  (interview.interviewCallerId !== actor.staffId || (endedForMs ?? 0) > correctionMs)

/** An ended interview must keep its call date: the week in which it counts follows from it. */
const refuseUndoing = (input: SaveAnswer, storedAnswer: StoredContent) => {
  if (isItem(input.key, 'call_date') && input.part === 'value' && storedAnswer.value === null)
    refuse('value', 'date_wanted')
}

const reply = (
  decision: 'saved' | 'superseded' | 'refused',
  version: number,
  at: Date,
  current: StoredContent,
  operationId: string,
): SaveReply => {
  const savedAt = at.toISOString()
  if (decision === 'saved') return { outcome: 'saved', version, savedAt }
  if (decision === 'superseded') return { outcome: 'superseded', version, savedAt, current }
  return { outcome: 'refused', version, savedAt, current, refusedOperationId: operationId }
}

/** The value or the note as it will be stored. Throws `invalid` when the item cannot hold it. */
const wantedOf = (instrument: Instrument, input: SaveAnswer, today: string): StoredContent => {
  const item = itemOf(instrument, input.key)
  return input.part === 'value'
    ? { ...storedValue(item, input, today), note: null }
    : { value: null, missing: null, note: storedNote(input) }
}

export const saveAnswer = async (actor: Actor, input: SaveAnswer): Promise<SaveReply> => {
  const at = now()
  const target = { ...input, interviewId: input.id }
  return inTransaction(actor, async (tx) => {
    const interview = await requireCall(actor, 'answer.save', input.id, await lockInterview(tx, actor, input.id))
    const wantedContent = wantedOf(await instrumentForAnswer(tx, interview, input.key), input, dateAt(at))
    const context = await loadOperationContext(tx, target)
    const { endedAt } = interview
    const endedForMs = endedAt ? at.getTime() - endedAt.getTime() : undefined
    // A repeat changes nothing, so it needs only the permission to read.
    const verb = context.repeated ? 'interview.read' : verbFor(input, interview, endedForMs)
    await authorize(actor, verb, { ...subjectOf(interview), ...(endedForMs === undefined ? {} : { endedForMs }) })
    if (context.repeated) return repeatedReply(context, input)
    if (needsReason(actor, verb, interview, endedForMs) && !input.reason) refuse('reason', 'reason_wanted')
    if (endedAt) refuseUndoing(input, wantedContent)

    const decision = decisionOn(input, { ...context, same: isSameContent(input.part, wantedContent, context.current) })
    if (decision === 'from_the_future') return refuse('baseVersion', 'unknown_version')
    const version = decision === 'saved' ? context.version + 1 : context.version
    const staffId = actor.kind === 'staff' ? actor.staffId : null
    await saveChange(tx, {
      ...target,
      organisationId: actor.organisationId,
      familyId: interview.familyId,
      staffId,
      outcome: decision,
      version: decision === 'saved' ? version : null,
      stored: wantedContent,
      at,
      reason: input.reason ?? null,
      replacesOwn: true,
    })
    await audit(tx, actor, verb, input.id, { key: input.key, part: input.part, outcome: decision })
    await updateLeaseOf(tx, actor, interview)
    if (decision === 'saved' && endedAt) {
      await applyCorrection(tx, interview, { key: input.key, at, staffId })
      const call = { familyIds: [interview.familyId], interviewIds: new Set([interview.id]) }
      await storeContactWishes(tx, actor, { ...call, correctedKey: input.key })
    }
    return reply(decision, version, at, context.current, input.operationId)
  })
}

const repeatedReply = ({ repeated, ...context }: OperationContext, input: SaveAnswer): SaveReply => {
  if (!repeated || repeated.interviewId !== input.id || repeated.key !== input.key)
    return refuse('operationId', 'operation_used')
  return reply(repeated.outcome, repeated.version ?? context.version, repeated.at, context.current, input.operationId)
}

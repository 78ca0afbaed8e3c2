/**
 * The value of an answer in its column: JSON, sealed. Reading checks only that it is an answer value. Whether it fits its
 * question was checked when it was saved, against the instrument version of the interview.
 */
import 'server-only'
import type { Answer, Answers, AnswerValue } from '@/domain/instrument/answer'
import { bytesOf, hexOf } from './sealed/opened-json'
import { rowIdOf } from './sealed/sealed-columns'
import { openText, sealText } from './sealed/sealed-text'
import { refuseDamaged } from './stored'

export const isAnswerValue = (value: unknown): value is AnswerValue =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  (Array.isArray(value) &&
    (value.every((entry) => typeof entry === 'number') ||
      value.every((entry) => entry === null || typeof entry === 'string')))

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** The value of a row of Prisma, which has it as text. Null when the answer is a missing reason, or was cleared. */
export const storedValue = (
  interviewId: string,
  { key, value: json }: { key: string; value: string | null },
): Answer['value'] => {
  if (json === null) return null
  const value = parsed(json)
  return isAnswerValue(value) ? value : refuseDamaged({ kind: 'answer', id: interviewId }, key)
}

/** A sealed column in a row of a raw statement: bytes, or hexadecimal where the database made JSON. */
export type SealedField = Uint8Array | string | null

const bytesIn = (field: Uint8Array | string) => (typeof field === 'string' ? bytesOf(field) : field)

/** The value of a row of a raw statement. */
export const openedValue = (
  interviewId: string,
  { key, value }: { key: string; value: SealedField },
): Answer['value'] =>
  value === null
    ? null
    : storedValue(interviewId, { key, value: openText('answer.value', rowIdOf(interviewId, key), bytesIn(value)) })

/** Answers by key, as a statement gathers them in JSON. */
export type SealedAnswers = Readonly<Record<string, { value: SealedField; missing: Answer['missing'] }>>

export const openedAnswers = (interviewId: string, answers: SealedAnswers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([key, { value, missing }]) => [
      key,
      { value: openedValue(interviewId, { key, value }), missing },
    ]),
  )

/** The note of a row of a raw statement. */
export const openedNote = (interviewId: string, { key, note }: { key: string; note: SealedField }): string | null =>
  note === null ? null : openText('answer.note', rowIdOf(interviewId, key), bytesIn(note))

type ChangeRow = { operationId: string; key: string; value: SealedField; note: SealedField; reason: SealedField }

/** The content of a change in a row of a raw statement. */
export const openedChange = (interviewId: string, { operationId, key, value, note, reason }: ChangeRow) => {
  const opened = (column: 'value' | 'note' | 'reason', field: SealedField) =>
    field === null ? null : openText(`answer_change.${column}`, operationId, bytesIn(field))
  return {
    value: storedValue(interviewId, { key, value: opened('value', value) }),
    note: opened('note', note),
    reason: opened('reason', reason),
  }
}

type AnswerPlace = { familyId: string; interviewId: string; key: string }
type ChangePlace = { familyId: string; operationId: string }
type Content = { value: Answer['value']; note: string | null }
type SealedContent<Column extends string> = Record<Column, Uint8Array<ArrayBuffer> | null>

/** The content of an answer for its columns. */
export const sealAnswer = (
  { familyId, interviewId, key }: AnswerPlace,
  { value, note }: Content,
): SealedContent<'value' | 'note'> => {
  const place = { ownerId: familyId, rowId: rowIdOf(interviewId, key) }
  return {
    value: value === null ? null : sealText('answer.value', place, JSON.stringify(value)),
    note: note === null ? null : sealText('answer.note', place, note),
  }
}

/** The content of a change for its columns. */
export const sealChange = (
  { familyId, operationId }: ChangePlace,
  { value, note, reason }: Content & { reason: string | null },
): SealedContent<'value' | 'note' | 'reason'> => {
  const place = { ownerId: familyId, rowId: operationId }
  return {
    value: value === null ? null : sealText('answer_change.value', place, JSON.stringify(value)),
    note: note === null ? null : sealText('answer_change.note', place, note),
    reason: reason === null ? null : sealText('answer_change.reason', place, reason),
  }
}

/** A sealed field as JSON that the database reads as `bytea`. */
export const asJson = (bytes: Uint8Array | null): string | null => bytes && hexOf(bytes)

/**
 * The value of an answer as its column keeps it. Checks that it is a value at all; whether it fits its question was asked
 * when it was saved, by the version of the instrument that the interview has.
 */
import 'server-only'
import type { Answer, AnswerValue } from '@/domain/instrument/answer'
import { refuseDamaged } from './stored'

export const isAnswerValue = (value: unknown): value is AnswerValue =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  (Array.isArray(value) &&
    (value.every((entry) => typeof entry === 'number') ||
      value.every((entry) => entry === null || typeof entry === 'string')))

/** Null: there is a reason why there is none, or the answer was taken back. */
export const storedValue = (interviewId: string, { key, value }: { key: string; value: unknown }): Answer['value'] =>
  value === null || isAnswerValue(value) ? value : refuseDamaged({ kind: 'answer', id: interviewId }, key)

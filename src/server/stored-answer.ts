/**
 * Reads the value of an answer from its column. Checks only that it is an answer value. Whether it fits its question was
 * checked when it was saved, against the instrument version of the interview.
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

/** Null when the answer is a missing reason, or was cleared. */
export const storedValue = (interviewId: string, { key, value }: { key: string; value: unknown }): Answer['value'] =>
  value === null || isAnswerValue(value) ? value : refuseDamaged({ kind: 'answer', id: interviewId }, key)

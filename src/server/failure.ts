/**
 * Translates whatever a request threw to a Failure: a code, a message in the reader's language, and the problems of fields.
 * Anything that is not an AppError is a fault of ours: it is logged, and the reader sees the code `fault`.
 */
import 'server-only'
import { headers } from 'next/headers'
import { getLocale, getMessages } from 'next-intl/server'
import type { z } from 'zod'
import { isCalendarDate } from '@/domain/dates'
import { shortDay } from '@/i18n/format'
import { now } from './clock'
import { translateDatabaseError } from './db'
import { AppError, errorTable, type ErrorCode, type FieldProblem } from './errors'
import { logError } from './log'

export type Failure = {
  ok: false
  code: ErrorCode | 'fault'
  message: string
  problems: readonly (FieldProblem & { message: string })[]
}

/** The issues of a schema as problems of fields. A custom message in a schema is a key of `errors.reasons`. */
export const problemsOf = (error: z.ZodError): FieldProblem[] =>
  error.issues.map((issue) => ({
    path: issue.path.join('.'),
    reason: issue.code === 'custom' || /^[a-z_]+$/.test(issue.message) ? issue.message : issue.code,
  }))

/** “Dit lijkt op een naam: “Fatma”, “Yılmaz”.” */
const quoting = (message: string, words: readonly string[] = []) =>
  words.length > 0 ? `${message.replace(/[.]$/, '')}: ${words.map((one) => `“${one}”`).join(', ')}.` : message

/** A placeholder of a message as it is shown: a calendar date as a day in words. */
const shownValue = async (value: string) => (isCalendarDate(value) ? shortDay(value, await getLocale()) : value)

/** What a refusal is to the person who asked, and to HTTP. `retryAfter` is in seconds. */
type Answer = { failure: Failure; status: number; retryAfter?: number }

const secondsUntil = (moment: Date) => Math.max(1, Math.ceil((moment.getTime() - now().getTime()) / 1000))

export const failureOf = async (cause: unknown): Promise<Answer> => {
  const error = translateDatabaseError(cause)
  const { codes, reasons, faultNumber } = (await getMessages()).errors
  const texts: Readonly<Record<string, string>> = reasons
  const messageOf = (reason: string) => texts[reason] ?? reasons.invalid
  if (!(error instanceof AppError)) {
    const request = (await headers()).get('x-request-id')
    logError('fault', error, { request })
    const message = [codes.fault, request && faultNumber.replace('{number}', request.slice(0, 8))]
      .filter(Boolean)
      .join(' ')
    return { failure: { ok: false, code: 'fault', message, problems: [] }, status: 500 }
  }
  if (errorTable[error.code].alarm) logError('unavailable', error)
  const problems = error.problems.map((problem) => ({
    ...problem,
    message: quoting(messageOf(problem.reason), problem.words),
  }))
  const stoppedProblem = problems.find(({ reason }) => reason === error.reason)
  const values: [string, string][] = []
  for (const [name, value] of Object.entries(error.values)) values.push([name, await shownValue(value)])
  const message = values.reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, value),
    stoppedProblem?.message ?? (error.reason ? messageOf(error.reason) : codes[error.code]),
  )
  return {
    failure: { ok: false, code: error.code, message, problems },
    status: errorTable[error.code].status,
    ...(error.retryFrom ? { retryAfter: secondsUntil(error.retryFrom) } : {}),
  }
}

/** The requests of the interview's screen to the server: one operation on one part of one answer, and its reply. */
import type { Answer } from '@/domain/instrument/answer'
import type { ChangePart } from '@/domain/instrument/changes'
import { backgroundHeader, meantForHeader } from '@/domain/access/meant-for'
import { renderedFor } from '@/components/session/rendered-for'

export type Content = { value: Answer['value']; missing: Answer['missing'] } | { note: string | null }

/** What the caller chose of two answers, what is stored or what was refused, with the version that they saw. */
export type Choice = { refusedOperationId: string; choose: 'current' | 'refused'; baseVersion: number }

export type SentOperation = {
  operationId: string
  clientId: string
  sequence: number
  key: string
  part: ChangePart
  baseVersion: number
  content: Content
  /** Set when the operation resolves a conflict: its version counts then, and the content is what the caller chose. */
  choice?: Choice | undefined
}

type StoredContent = { value: Answer['value']; missing: Answer['missing']; note: string | null }

export type Reply =
  | { outcome: 'saved'; version: number; savedAt: string }
  | { outcome: 'superseded'; version: number; savedAt: string; current: StoredContent }
  | { outcome: 'refused'; version: number; savedAt: string; current: StoredContent; refusedOperationId: string }

type Failure = { ok: false; message: string; problems: readonly FieldProblem[] }
type FieldProblem = { path: string; message: string }

/**
 * The result of a request. `taken`: done. `refused`: by a rule, with a message. `signed_out`, `other_person`: nobody or
 * another person is signed in. `unreachable`: no answer. `failing`: a fault of the server.
 */
export type SendResult<Data> =
  | { kind: 'taken'; data: Data }
  | { kind: 'refused'; message: string; problems?: readonly FieldProblem[] }
  | { kind: 'signed_out' }
  | { kind: 'other_person' }
  | { kind: 'unreachable' }
  | { kind: 'failing' }

export const contentOf = (part: ChangePart, storedAnswer: StoredContent): Content =>
  part === 'note' ? { note: storedAnswer.note } : { value: storedAnswer.value, missing: storedAnswer.missing }

const unreachableStatus = new Set([408, 429, 502, 503, 504])

/** A request without an answer for this long counts as unreachable. */
const patienceMs = 20_000
/** In characters. Browsers refuse `keepalive` for more than 64 kB, and a character takes at most four bytes. */
const keepAliveLength = 15_000

const request = async <Data>(
  url: string,
  init: RequestInit,
  more: Readonly<Record<string, string>> = {},
): Promise<SendResult<Data>> => {
  try {
    const response = await fetch(url, {
      ...init,
      headers: { 'content-type': 'application/json', [meantForHeader]: renderedFor() ?? '', ...more },
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.status === 401) return { kind: 'signed_out' }
    if (response.status === 412) return { kind: 'other_person' }
    if (response.status === 500) return { kind: 'failing' }
    if (unreachableStatus.has(response.status)) return { kind: 'unreachable' }
    // The route belongs to the same build and returns the command's result. A schema to check it would exceed the page's
    // weight.
    const reply = (await response.json()) as { ok: true; data: Data } | Failure
    if (reply.ok) return { kind: 'taken', data: reply.data }
    return { kind: 'refused', message: reply.message, problems: reply.problems }
  } catch {
    return { kind: 'unreachable' }
  }
}

/**
 * Sends a PUT for the person for whom the page was rendered. The URL must accept repeats. `keepalive` lets the request
 * finish after the page is closed.
 */
export const put = <Data>(url: string, body: unknown): Promise<SendResult<Data>> => {
  const text = JSON.stringify(body)
  return request<Data>(url, { method: 'PUT', body: text, keepalive: text.length < keepAliveLength })
}

/**
 * Sends an operation on an answer of this interview. `reason` is that of a correction; empty for none. Of a choice the server
 * takes which of the two it is, and not the content.
 */
export const sendOperation = (
  interviewId: string,
  { content, choice, ...operation }: SentOperation,
  reason: string,
): Promise<SendResult<Reply>> =>
  put(`/api/interviews/${interviewId}/${choice ? 'conflicts' : 'answers'}`, {
    ...operation,
    ...(choice ?? content),
    reason: reason || undefined,
  })

/**
 * Reads the present state, for the person for whom the page was rendered. For an open interview it keeps the session alive,
 * also while nobody types.
 */
export const fetchState = <Data>(url: string, isBackground = false): Promise<SendResult<Data>> =>
  request<Data>(url, { cache: 'no-store' }, isBackground ? { [backgroundHeader]: '1' } : {})

/** Tries again after a while, and at once when the browser says that there is a network. Returns what ends the waiting. */
export const retryLater = (again: () => void, ms: number) => {
  const timer = setTimeout(again, ms)
  window.addEventListener('online', again)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('online', again)
  }
}

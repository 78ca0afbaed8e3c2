/** What travels between the interview's screen and the server: one operation on one part of one answer, and its reply. */
import type { Answer } from '@/domain/instrument/answer'
import type { ChangePart } from '@/domain/instrument/changes'

export type Content = { value: Answer['value']; missing: Answer['missing'] } | { note: string | null }

export type SentOperation = {
  operationId: string
  clientId: string
  sequence: number
  key: string
  part: ChangePart
  baseVersion: number
  content: Content
}

type Stored = { value: Answer['value']; missing: Answer['missing']; note: string | null }

export type Reply =
  | { outcome: 'saved'; version: number; savedAt: string }
  | { outcome: 'superseded'; version: number; savedAt: string; current: Stored }
  | { outcome: 'refused'; version: number; savedAt: string; current: Stored; refusedOperationId: string }

type Failure = { ok: false; message: string; problems: readonly FieldProblem[] }
type FieldProblem = { path: string; message: string }

/** What became of a request: taken, refused by a rule in words, nobody there, a fault of the server, or signed out. */
export type Sent<Data> =
  | { kind: 'taken'; data: Data }
  | { kind: 'refused'; message: string; problems?: readonly FieldProblem[] }
  | { kind: 'signed_out' }
  | { kind: 'unreachable' }
  | { kind: 'failing' }

export const contentOf = (part: ChangePart, stored: Stored): Content =>
  part === 'note' ? { note: stored.note } : { value: stored.value, missing: stored.missing }

const unreachableStatus = new Set([408, 429, 502, 503, 504])

/** Longer than this and a connection that says nothing counts as none. */
const patienceMs = 20_000
/** Browsers refuse to let more than 64 kB outlive the page; a character takes four bytes at most. */
const keptAliveLength = 15_000

/** A PUT that may be repeated from anywhere. `keepalive` lets it outlive the page. */
export const put = async <Data>(url: string, body: unknown): Promise<Sent<Data>> => {
  const text = JSON.stringify(body)
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: text,
      keepalive: text.length < keptAliveLength,
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.status === 401) return { kind: 'signed_out' }
    if (response.status === 500) return { kind: 'failing' }
    if (unreachableStatus.has(response.status)) return { kind: 'unreachable' }
    const reply = (await response.json()) as { ok: true; data: Data } | Failure
    if (reply.ok) return { kind: 'taken', data: reply.data }
    return { kind: 'refused', message: reply.message, problems: reply.problems }
  } catch {
    return { kind: 'unreachable' }
  }
}

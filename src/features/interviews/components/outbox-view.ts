/**
 * What the screen may say of an outbox: the answers as they stand here, and where they are. It says "saved" only when every
 * entry is acknowledged. Derived anew at every change; nothing here is kept.
 */
import type { Answer, Answers } from '@/domain/instrument/answer'
import type { ChangePart } from '@/domain/instrument/changes'
import type { OpenConflict } from '../parts/stored-answers'
import type { Content, SentOperation } from './operation'

export type SavedState =
  | { state: 'saved'; at: Date | null }
  | { state: 'saving' }
  | { state: 'waiting' }
  | { state: 'failing' }
  | { state: 'unsaved'; message: null }
  /** Refused, with the answer that it was. */
  | { state: 'unsaved'; message: string; key: string }
  | { state: 'other_person' }

/** Who sends, and how many of its operations there were. */
export type Client = { id: string; sequence: number }

export type OutboxEntry = {
  key: string
  part: ChangePart
  version: number
  content: Content
  /** Sent and not answered yet, or to be sent again. */
  operation: SentOperation | null
  /** The operation did not get through, or nobody knows whether it did. */
  stranded: boolean
  /** The content is newer than what was last sent. */
  draft: boolean
  /** What the server holds beyond `version`; shown once nothing of this part is under way. */
  newer: { version: number; content: Content } | null
  problem: string | null
  pause: ReturnType<typeof setTimeout> | null
  /** The tab that left it, until it is acknowledged; null for this one. */
  client: Client | null
}

export type OutboxView = {
  answers: Answers
  notes: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  noteProblems: Readonly<Record<string, string>>
  conflicts: readonly OpenConflict[]
  saved: SavedState
}

/** What the last attempt to reach the server came to; null when it was answered. */
export type Trouble = 'unreachable' | 'failing' | 'signed_out' | 'other_person' | null

export const isUnsent = ({ operation, draft }: OutboxEntry): boolean => operation !== null || draft

export const savedStateOf = (entries: readonly OutboxEntry[], trouble: Trouble, savedAt: Date | null): SavedState => {
  if (trouble === 'other_person') return { state: 'other_person' }
  const refusedEntry = entries.find(({ problem }) => problem)
  if (refusedEntry?.problem) return { state: 'unsaved', message: refusedEntry.problem, key: refusedEntry.key }
  if (!entries.some(isUnsent)) return { state: 'saved', at: savedAt }
  switch (trouble) {
    case 'signed_out':
      return { state: 'unsaved', message: null }
    case 'failing':
      return { state: 'failing' }
    case 'unreachable':
      return { state: 'waiting' }
    case null:
      return { state: entries.some(({ stranded }) => stranded) ? 'waiting' : 'saving' }
  }
}

export const viewOf = (
  entries: readonly OutboxEntry[],
  conflicts: readonly OpenConflict[],
  savedState: SavedState,
): OutboxView => {
  const answers: Record<string, Answer> = {}
  const notes: Record<string, string> = {}
  const problems: Record<string, string> = {}
  const noteProblems: Record<string, string> = {}
  for (const { key, content, problem } of entries) {
    if ('note' in content) notes[key] = content.note ?? ''
    else answers[key] = content
    if (problem) ('note' in content ? noteProblems : problems)[key] = problem
  }
  return { answers, notes, problems, noteProblems, conflicts, saved: savedState }
}

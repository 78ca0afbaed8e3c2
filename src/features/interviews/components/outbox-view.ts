/**
 * Derives what the screen shows from the entries of an outbox: the answers as they are in this tab, and their saved state.
 * The state is `saved` only when the server has acknowledged every entry. Holds no state of its own.
 */
import type { Answer, Answers } from '@/domain/instrument/answer'
import type { ChangePart } from '@/domain/instrument/changes'
import type { OpenConflict } from '../parts/stored-answers'
import type { Choice, Content, SentOperation } from './operation'

export type SavedState =
  | { state: 'saved'; at: Date | null }
  | { state: 'saving' }
  | { state: 'waiting' }
  | { state: 'failing' }
  | { state: 'unsaved'; message: null }
  /** Refused by a rule; `key` is the refused answer. */
  | { state: 'unsaved'; message: string; key: string }
  | { state: 'other_person' }

/** A sender of operations, with the number of operations it has sent. */
export type Client = { id: string; sequence: number }

export type OutboxEntry = {
  key: string
  part: ChangePart
  version: number
  content: Content
  /** The operation that was sent and has no answer yet; null when there is none. */
  operation: SentOperation | null
  /** Whether the last attempt to send the operation got no answer; the server may have it or not. */
  stranded: boolean
  /** Whether the content is newer than what was last sent. */
  draft: boolean
  /** Choices between two answers that wait until they are sent, or that a rule refused: then there is a problem. */
  choices: readonly Choice[]
  /** A newer value of the server; shown once nothing of this part is unsent. */
  newer: { version: number; content: Content } | null
  /** Why a rule refused what was sent last. It stays when somebody else chose instead, and then nothing is unsent. */
  problem: string | null
  pause: ReturnType<typeof setTimeout> | null
  /** The client for what a closed tab left, until it is acknowledged; null for this tab's own client. */
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

/** Why the last request failed; null when the server answered. */
export type Trouble = 'unreachable' | 'failing' | 'signed_out' | 'other_person' | null

export const isUnsent = ({ operation, draft, choices }: OutboxEntry): boolean =>
  operation !== null || draft || choices.length > 0

/** The choices of the caller that are under way. After a refusal they must choose again. */
const choicesIn = ({ operation, choices, problem }: OutboxEntry) => (problem ? [] : [...choices, operation?.choice])

export const savedStateOf = (entries: readonly OutboxEntry[], trouble: Trouble, savedAt: Date | null): SavedState => {
  if (trouble === 'other_person') return { state: 'other_person' }
  const refusedEntry = entries.find((entry) => entry.problem && isUnsent(entry))
  if (refusedEntry?.problem) return { state: 'unsaved', message: refusedEntry.problem, key: refusedEntry.key }
  if (!entries.some(isUnsent)) return { state: 'saved', at: savedAt }
  if (trouble === 'signed_out') return { state: 'unsaved', message: null }
  if (trouble === 'failing') return { state: 'failing' }
  return { state: trouble || entries.some(({ stranded }) => stranded) ? 'waiting' : 'saving' }
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
  const pendingChoices = entries.flatMap(choicesIn)
  const openConflicts = conflicts.filter(
    ({ operationId }) => !pendingChoices.some((choice) => choice?.refusedOperationId === operationId),
  )
  return { answers, notes, problems, noteProblems, conflicts: openConflicts, saved: savedState }
}

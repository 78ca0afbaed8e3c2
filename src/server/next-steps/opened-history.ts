/** Opens what is sealed in the history of a family: the notes of calls, and the answers about the next call. */
import 'server-only'
import { oneOf } from '@/domain/closed-lists'
import type { CallEvent, FamilyHistory } from '@/domain/calls/history'
import type { ItemKey } from '@/domain/instrument/keys'
import { openHex } from '../sealed/opened-json'
import type { SealedColumn } from '../sealed/sealed-columns'
import { openedValue, type SealedField } from '../stored-answer'

export const callAgainKeys = { mayCall: 'may_call_again', howOften: 'may_call_again_how_often' } satisfies Record<
  string,
  ItemKey
>

/** `storedNote` is that of the open step, with which the derived one is compared; null without one. */
export type HistoryRow = FamilyHistory & { id: string; storedNote: string | null }

type InterviewEvent = Extract<CallEvent, { kind: 'interview' }>
type SealedAnswers = { mayCall: SealedField; howOften: SealedField }
type StoredEvent = Exclude<CallEvent, InterviewEvent> | (Omit<InterviewEvent, keyof SealedAnswers> & SealedAnswers)
type StoredInterview = Omit<NonNullable<HistoryRow['openInterview']>, 'saidNo'> & { mayCall: SealedField }

/** A row as the statement gives it. */
export type StoredHistory = Omit<HistoryRow, 'events' | 'openInterview' | 'storedNote'> & {
  events: StoredEvent[] | null
  openInterview: StoredInterview | null
  storedNote: readonly [id: string, note: string] | null
}

const choiceOf = (interviewId: string, key: string, value: SealedField): string | undefined => {
  const choice = openedValue(interviewId, { key, value })
  return typeof choice === 'string' ? choice : undefined
}

const mayCallOf = ({ id, mayCall }: { id: string; mayCall: SealedField }) =>
  oneOf(['yes', 'no'], choiceOf(id, callAgainKeys.mayCall, mayCall)) ?? null

const openWish = <Wish extends { note: string }>(column: SealedColumn, id: string, wish: Wish): Wish => ({
  ...wish,
  note: openHex(column, id, wish.note),
})

/** The event with its note and its answers opened. */
const openEvent = (event: StoredEvent): CallEvent => {
  switch (event.kind) {
    case 'outcome':
      return { ...event, wish: event.wish && openWish('contact_attempt.note', event.id, event.wish) }
    case 'request':
      return { ...event, wish: openWish('call_request.note', event.id, event.wish) }
    case 'appointment':
      return { ...event, note: openHex('appointment.note', event.id, event.note) }
    case 'interview': {
      const howOften = choiceOf(event.id, callAgainKeys.howOften, event.howOften) ?? null
      return { ...event, mayCall: mayCallOf(event), howOften }
    }
    default:
      return event
  }
}

const openInterview = ({ mayCall, ...interview }: StoredInterview): HistoryRow['openInterview'] => ({
  ...interview,
  saidNo: mayCallOf({ id: interview.id, mayCall }) === 'no',
})

export const openHistory = (row: StoredHistory): HistoryRow => ({
  ...row,
  openInterview: row.openInterview && openInterview(row.openInterview),
  events: (row.events ?? []).map(openEvent),
  storedNote: row.storedNote && openHex('next_step.note', ...row.storedNote),
})

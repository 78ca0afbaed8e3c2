import { useState } from 'react'
import type { CallDetailKey } from '@/domain/instrument/call-details'
import { withSentence, withoutSentence } from '@/domain/rooms/sentence-in-note'
import type { RoomMessage } from './use-room'

const noteKey = 'conversation_note' satisfies CallDetailKey

/** The field of the note, in the interview on this page. Null: no interview shows it. */
const noteField = (): HTMLTextAreaElement | null =>
  document.querySelector<HTMLTextAreaElement>(`textarea[name="${noteKey}"]`)

/**
 * Types into the note in the place of the caller. So the interview saves it as all that is typed there: by its own queue, also without
 * a network, with its history and conflicts. It needs no code for it.
 */
const type = (field: HTMLTextAreaElement, text: string) => {
  field.setRangeText(text, 0, field.value.length, 'preserve')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

type Outcome = 'added' | 'removed' | 'changed' | 'full' | 'unstorable' | 'closed'

export type MessagesInNote = {
  has: (message: RoomMessage) => boolean
  /** Puts a message into the note, or takes it out again. */
  toggle: (message: RoomMessage) => void
  /** What came of the last one. */
  outcome: Outcome | null
}

/** Which messages the caller put into the note of this interview: that of another one has its own. */
export const useMessagesInNote = (interviewId: string | null): MessagesInNote => {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const keyOf = ({ id }: RoomMessage) => `${interviewId} ${id}`
  const has = (message: RoomMessage) => keys.has(keyOf(message))
  const add = (field: HTMLTextAreaElement, message: RoomMessage): Outcome => {
    const next = withSentence(field.value, message.text)
    if ('refusal' in next) return next.refusal
    type(field, next.text)
    setKeys(new Set([...keys, keyOf(message)]))
    return 'added'
  }
  const remove = (field: HTMLTextAreaElement, message: RoomMessage): Outcome => {
    const next = withoutSentence(field.value, message.text)
    setKeys(new Set([...keys].filter((key) => key !== keyOf(message))))
    if (next === null) return 'changed'
    type(field, next)
    return 'removed'
  }
  const toggle = (message: RoomMessage) => {
    const field = noteField()
    setOutcome(field ? (has(message) ? remove : add)(field, message) : 'closed')
  }
  return { has, toggle, outcome }
}

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

type Outcome = 'added' | 'removed' | 'changed' | 'full' | 'closed'

export type MessagesInNote = {
  has: (message: RoomMessage) => boolean
  /** Puts a message into the note, or takes it out again. */
  toggle: (message: RoomMessage) => void
  /** What came of the last one. */
  outcome: Outcome | null
}

/** Which messages the caller put into the note. */
export const useMessagesInNote = (): MessagesInNote => {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const add = (field: HTMLTextAreaElement, { id, text }: RoomMessage): Outcome => {
    const next = withSentence(field.value, text)
    if (next === null) return 'full'
    type(field, next)
    setIds(new Set([...ids, id]))
    return 'added'
  }
  const remove = (field: HTMLTextAreaElement, { id, text }: RoomMessage): Outcome => {
    const next = withoutSentence(field.value, text)
    setIds(new Set([...ids].filter((other) => other !== id)))
    if (next === null) return 'changed'
    type(field, next)
    return 'removed'
  }
  const toggle = (message: RoomMessage) => {
    const field = noteField()
    setOutcome(field ? (ids.has(message.id) ? remove : add)(field, message) : 'closed')
  }
  return { has: ({ id }) => ids.has(id), toggle, outcome }
}

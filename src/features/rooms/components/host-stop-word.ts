import { useMemo, useState } from 'react'
import { saysStopWord } from '@/domain/rooms/stop-word'
import type { HostAbout } from './host-about'
import type { RoomConnection, RoomMessage } from './use-room'

export type StopWordState = {
  /** Somebody else typed the word, and the caller has not said that they read of it. */
  isTyped: boolean
  see: () => void
}

type Agreement = { stopWord: string; self: string; lastReadId: string | null }

/** Whether others typed the word after the message that was read last. */
export const isStopWordTyped = (
  messages: readonly Pick<RoomMessage, 'id' | 'from' | 'text'>[],
  { stopWord, self, lastReadId }: Agreement,
): boolean => {
  // The store forgets the oldest messages, so all are newer than one that is no longer there.
  const newMessages = messages.slice(messages.findIndex(({ id }) => id === lastReadId) + 1)
  return newMessages.some(({ from, text }) => from !== self && saysStopWord(text, stopWord))
}

/** Looks for the agreed word in what others typed, on this page alone: nothing sends, stores or logs that it was there. */
export const useStopWord = ({ stopWord }: HostAbout, { messages, view }: RoomConnection): StopWordState => {
  const [lastReadId, setLastReadId] = useState<string | null>(null)
  const { self } = view
  const isTyped = useMemo(
    () => isStopWordTyped(messages, { stopWord, self, lastReadId }),
    [messages, stopWord, self, lastReadId],
  )
  return { isTyped, see: () => setLastReadId(messages.at(-1)?.id ?? null) }
}

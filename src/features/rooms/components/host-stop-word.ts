import { useState } from 'react'
import { saysStopWord } from '@/domain/rooms/stop-word'
import type { HostAbout } from './host-about'
import type { RoomConnection } from './use-room'

export type StopWordState = {
  /** Somebody else typed the word, and the caller has not said that they read of it. */
  isTyped: boolean
  see: () => void
}

/** Looks for the agreed word in what others typed, on this page alone: nothing sends, stores or logs that it was there. */
export const useStopWord = ({ stopWord }: HostAbout, { messages, view }: RoomConnection): StopWordState => {
  const [seenCount, setSeenCount] = useState(0)
  const count = messages.filter(({ from, text }) => from !== view.self && saysStopWord(text, stopWord)).length
  return { isTyped: count > seenCount, see: () => setSeenCount(count) }
}

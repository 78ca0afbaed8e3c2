import { useState, useSyncExternalStore } from 'react'
import { means, type Means } from '@/domain/rooms/protocol'
import { oneOf } from '@/domain/closed-lists'

/** With what the caller takes part, and whether what is behind them is blurred. */
type Way = { means: Means; blur: boolean }
export type HostEntry = Way & { stream: MediaStream | null }

const mark = 'nabij-room'
const blurMark = 'blur'
const nothing = () => () => undefined

/** With what this tab was in the room before it was reloaded; null when it was not. */
const markBefore = (roomId: string): string | null => {
  const [room, ...way] = (window.sessionStorage.getItem(mark) ?? '').split(' ')
  return room === roomId ? way.join(' ') : null
}

const wayOf = (text: string): Way | null => {
  const [chosen = '', blur] = text.split(' ')
  const way = oneOf(means, chosen)
  return way ? { means: way, blur: blur === blurMark } : null
}

/**
 * Whether the caller went into the room: now, or in this tab before a reload, which then goes back in by itself. Undefined until the
 * browser has told.
 */
export const useHostEntry = (roomId: string) => {
  const [entry, setEntry] = useState<HostEntry | null>(null)
  const before = useSyncExternalStore(
    nothing,
    () => markBefore(roomId),
    () => undefined,
  )
  const enter = (next: HostEntry) => {
    markEntered(roomId, next)
    setEntry(next)
  }
  const way = before === undefined ? undefined : wayOf(before ?? '')
  return { entry: entry ?? (way && { stream: null, ...way }), enter }
}

/** Notes with what the caller takes part, for a reload. */
export const markEntered = (roomId: string, { means: chosen, blur }: Way) =>
  window.sessionStorage.setItem(mark, [roomId, chosen, blur ? blurMark : ''].join(' '))

/** After hanging up a reload goes nowhere. */
export const clearEntered = () => window.sessionStorage.removeItem(mark)

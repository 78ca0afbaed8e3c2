import { useState, useSyncExternalStore } from 'react'
import { means, type Means } from '@/domain/rooms/protocol'
import { oneOf } from '@/domain/closed-lists'

export type HostEntry = { stream: MediaStream | null; means: Means }

const mark = 'nabij-room'
const nothing = () => () => undefined

/** With what this tab was in the room before it was reloaded; null when it was not. */
const meansBefore = (roomId: string): Means | null => {
  const [room, way = ''] = (window.sessionStorage.getItem(mark) ?? '').split(' ')
  return room === roomId ? (oneOf(means, way) ?? null) : null
}

/**
 * Whether the caller went into the room: now, or in this tab before a reload, which then goes back in by itself. Undefined until the
 * browser has told.
 */
export const useHostEntry = (roomId: string) => {
  const [entry, setEntry] = useState<HostEntry | null>(null)
  const before = useSyncExternalStore(
    nothing,
    () => meansBefore(roomId),
    () => undefined,
  )
  const enter = (next: HostEntry) => {
    markEntered(roomId, next.means)
    setEntry(next)
  }
  const isBack = before === undefined ? undefined : before && { stream: null, means: before }
  return { entry: entry ?? isBack, enter }
}

/** Notes with what the caller takes part, for a reload. */
export const markEntered = (roomId: string, way: Means) => window.sessionStorage.setItem(mark, `${roomId} ${way}`)

/** After hanging up a reload goes nowhere. */
export const clearEntered = () => window.sessionStorage.removeItem(mark)

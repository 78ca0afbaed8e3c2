'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { onFastLeave } from './fast-leave'
import type { RoomConnection, RoomOptions } from './room-connection'
import { RoomStore } from './room-store'

export type { RoomConnection, RoomMessage } from './room-connection'

/** Keeps one page in a room for as long as the component stands. */
export const useRoom = (options: RoomOptions): RoomConnection => {
  const [store] = useState(() => new RoomStore(options))
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot)
  useEffect(() => {
    store.open()
    const stopWaiting = onFastLeave(store.stop)
    return () => {
      stopWaiting()
      store.close()
    }
  }, [store])
  return { ...snapshot, ...store.actions }
}

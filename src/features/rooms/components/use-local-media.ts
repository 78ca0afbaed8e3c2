'use client'

import { useEffect, useState } from 'react'
import type { DeviceIds } from './device-requests'
import { onFastLeave } from './fast-leave'
import { LocalMedia } from './local-media'

/** The devices before a room. What was taken into the room stays open, and everything else goes off with this page. */
export const useLocalMedia = (storedDevices?: () => DeviceIds) => {
  const [, setChanges] = useState(0)
  const [media] = useState(
    () => new LocalMedia(null, () => setChanges((count) => count + 1), { devices: storedDevices?.() }),
  )
  useEffect(() => {
    const stopWaiting = onFastLeave(media.stop)
    return () => {
      stopWaiting()
      media.stop()
    }
  }, [media])
  return media
}

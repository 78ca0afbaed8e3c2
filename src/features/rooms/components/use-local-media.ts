'use client'

import { useEffect, useState } from 'react'
import { onFastLeave } from './fast-leave'
import { LocalMedia } from './local-media'

/** The devices before a room. What is open then goes along into the room. */
export const useLocalMedia = () => {
  const [, setChanges] = useState(0)
  const [media] = useState(() => new LocalMedia(null, () => setChanges((count) => count + 1)))
  useEffect(() => onFastLeave(media.stop), [media])
  return media
}

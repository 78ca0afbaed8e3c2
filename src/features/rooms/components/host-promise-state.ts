import { useEffect, useEffectEvent, useState } from 'react'
import type { HostAbout } from './host-about'
import type { RoomConnection } from './use-room'

const usualMinutes = 5

/** What the caller promises for a line that drops. It is told at once, and again to everybody who comes later. */
export const useHostPromise = ({ endings, otherPlan }: HostAbout, { promise }: Pick<RoomConnection, 'promise'>) => {
  const [minutes, setMinutes] = useState(usualMinutes)
  const [ending, setEnding] = useState(endings[0] ?? '')
  const send = useEffectEvent(() => {
    if (otherPlan === null) promise({ minutes, ending: ending || null })
  })
  useEffect(() => send(), [minutes, ending])
  return { minutes, setMinutes, ending, setEnding }
}
export type HostPromiseState = ReturnType<typeof useHostPromise>

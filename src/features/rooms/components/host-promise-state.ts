import { useTranslations } from 'next-intl'
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

/** The promise in words, as the other reads it. */
export const usePromiseText = ({ minutes, ending }: HostPromiseState): string => {
  const t = useTranslations('roomHost.promise')
  return ending ? t('number', { minutes: String(minutes), ending }) : t('text', { minutes: String(minutes) })
}

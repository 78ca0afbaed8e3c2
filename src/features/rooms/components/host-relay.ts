import { useCallback, useEffect, useRef, useState } from 'react'
import { Relay } from './relay'
import { isReachable } from './relay-reach'
import { patienceMs, relaySpeed } from './relay-speed'

/** Whether the relay answers, and how fast the line to it is: in kbit/s, still being measured, or not to be measured. */
export type Network =
  | { relay: 'checking' | 'unreachable'; speed: null }
  | { relay: 'reachable' | 'direct'; speed: number | 'measuring' | 'failed' }

type Answer = { relay: 'reachable' | 'direct'; settings: RTCConfiguration } | null

/** What the relay answers; null when it cannot be reached from here. */
const relayAnswer = async (roomId: string, signal: AbortSignal): Promise<Answer> => {
  const relay = new Relay(`/api/rooms/${roomId}`)
  const timer = setTimeout(relay.close, patienceMs)
  signal.addEventListener('abort', relay.close)
  try {
    const settings = await relay.renewed()
    if (!settings || signal.aborted) return null
    if (settings.iceServers?.length)
      return (await isReachable(settings, signal)) ? { relay: 'reachable', settings } : null
    return settings.iceTransportPolicy === 'relay' ? null : { relay: 'direct', settings }
  } finally {
    clearTimeout(timer)
  }
}

/** Looks how the network is, once and whenever the caller asks again. Whoever goes into the room or away ends it. */
export const useNetwork = (roomId: string) => {
  const [network, setNetwork] = useState<Network>({ relay: 'checking', speed: null })
  const newest = useRef<AbortController>(null)
  const check = useCallback(async () => {
    newest.current?.abort()
    const { signal } = (newest.current = new AbortController())
    const tell = (next: Network) => {
      if (!signal.aborted) setNetwork(next)
    }
    tell({ relay: 'checking', speed: null })
    const answer = await relayAnswer(roomId, signal).catch(() => null)
    if (!answer) return tell({ relay: 'unreachable', speed: null })
    if (signal.aborted) return
    const { relay, settings } = answer
    tell({ relay, speed: 'measuring' })
    tell({ relay, speed: (await relaySpeed(settings, signal)) ?? 'failed' })
  }, [roomId])
  useEffect(() => {
    const first = setTimeout(() => void check())
    return () => {
      clearTimeout(first)
      newest.current?.abort()
    }
  }, [check])
  return { network, check }
}

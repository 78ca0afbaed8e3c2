import { useCallback, useEffect, useState } from 'react'
import { Relay } from './relay'

export type RelayState = 'checking' | 'reachable' | 'direct' | 'unreachable'

const patienceMs = 8_000

/** Whether the relay gives this browser an address of its own, which is all that a call needs of the network. */
const isReachable = async (settings: RTCConfiguration): Promise<boolean> => {
  const connection = new RTCPeerConnection({ ...settings, iceTransportPolicy: 'relay' })
  try {
    const candidate = new Promise<boolean>((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => resolve(candidate !== null))
      setTimeout(() => resolve(false), patienceMs)
    })
    connection.createDataChannel('look')
    await connection.setLocalDescription()
    return await candidate
  } finally {
    connection.close()
  }
}

const stateOf = async (roomId: string): Promise<RelayState> => {
  const relay = new Relay(`/api/rooms/${roomId}`)
  const timer = setTimeout(relay.close, patienceMs)
  try {
    const settings = await relay.renewed()
    if (!settings) return 'unreachable'
    if (settings.iceServers?.length) return (await isReachable(settings)) ? 'reachable' : 'unreachable'
    return settings.iceTransportPolicy === 'relay' ? 'unreachable' : 'direct'
  } finally {
    clearTimeout(timer)
  }
}

/** Looks whether the relay can be reached from here, once and whenever the caller asks again. */
export const useRelayState = (roomId: string) => {
  const [state, setState] = useState<RelayState>('checking')
  const check = useCallback(async () => {
    setState('checking')
    setState(await stateOf(roomId))
  }, [roomId])
  useEffect(() => {
    const first = setTimeout(() => void check())
    return () => clearTimeout(first)
  }, [check])
  return { state, check }
}

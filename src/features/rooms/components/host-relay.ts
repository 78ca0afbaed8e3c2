import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'

export type RelayState = 'checking' | 'reachable' | 'direct' | 'unreachable'

const patienceMs = 8_000

const relaySchema = z.object({
  iceServers: z.array(
    z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
  ),
  relayOnly: z.boolean(),
})

type Relay = z.output<typeof relaySchema>

const serverOf = ({ urls, username, credential }: Relay['iceServers'][number]): RTCIceServer => ({
  urls,
  ...(username === undefined ? {} : { username }),
  ...(credential === undefined ? {} : { credential }),
})

/** Whether the relay gives this browser an address of its own, which is all that a call needs of the network. */
const isReachable = async ({ iceServers }: Relay): Promise<boolean> => {
  const connection = new RTCPeerConnection({ iceServers: iceServers.map(serverOf), iceTransportPolicy: 'relay' })
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
  try {
    const response = await fetch(`/api/rooms/${roomId}/relay`, { method: 'POST' })
    const relay = relaySchema.safeParse(await response.json())
    if (!response.ok || !relay.success) return 'unreachable'
    if (relay.data.iceServers.length === 0) return relay.data.relayOnly ? 'unreachable' : 'direct'
    return (await isReachable(relay.data)) ? 'reachable' : 'unreachable'
  } catch {
    return 'unreachable'
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

import { patienceMs, pause } from './relay-speed'

/** Whether the relay gives this browser an address of its own, which is what a call needs first. Whoever goes in or away waits no longer. */
export const isReachable = async (settings: RTCConfiguration, signal: AbortSignal): Promise<boolean> => {
  const connection = new RTCPeerConnection({ ...settings, iceTransportPolicy: 'relay' })
  const close = () => connection.close()
  signal.addEventListener('abort', close)
  try {
    const candidate = new Promise<boolean>((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => resolve(candidate !== null))
    })
    connection.createDataChannel('look')
    await connection.setLocalDescription()
    return await Promise.race([candidate, pause(patienceMs, signal).then(() => false)])
  } finally {
    close()
  }
}

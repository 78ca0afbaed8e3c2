/** What the tabs of one browser tell each other about who is signed in. Opaque ids only. */
export type SessionSignal =
  | { says: 'signed_in'; staffId: string }
  /** Signed out, and what was kept on the device for this person was wiped. */
  | { says: 'wiped'; staffId: string }

const name = 'nabij-session'

export const announce = (signal: SessionSignal) => {
  const channel = new BroadcastChannel(name)
  channel.postMessage(signal)
  channel.close()
}

export const listenToSession = (heard: (signal: SessionSignal) => void) => {
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<SessionSignal>) => heard(data)
  return () => channel.close()
}

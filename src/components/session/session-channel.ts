/** Messages between the tabs of one browser about who is signed in. They hold opaque ids only. */
export type SessionSignal =
  | { says: 'signed_in'; staffId: string }
  /** The person signed out, and their unsent work was wiped from the device. */
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

import type { CallBackPromise } from '@/domain/rooms/call-back-promise'
import type { DeviceKind } from '@/domain/rooms/devices'
import type { Line, PictureSize } from '@/domain/rooms/line'
import type { Means, RoomView, SeatView } from '@/domain/rooms/protocol'
import type { DeviceIds } from './device-requests'
import type { LocalState } from './local-media'

export type PeerView = {
  seatId: string
  stream: MediaStream | null
  state: 'connecting' | 'connected' | 'lost'
  line: Line
  /** What the other side said of itself. Null: not told yet. */
  cameraOn: boolean | null
  microphoneOn: boolean | null
  /** The camera of the other side is on, and its line does not carry the picture. */
  pictureSaved: boolean
}

export type RoomMessage = {
  id: string
  from: string
  /** Who it came from when it came: somebody who left is in no room any more. */
  writer: SeatView | null
  text: string
  at: number
}

export type RoomPhase = 'connecting' | 'open' | 'reconnecting' | 'replaced' | 'closed'

/** What a page of a room shows. */
export type RoomSnapshot = {
  view: RoomView
  phase: RoomPhase
  local: LocalState
  peers: readonly PeerView[]
  messages: readonly RoomMessage[]
  promised: CallBackPromise | null
}

/** What a page of a room can do. */
export type RoomActions = {
  setCamera: (on: boolean) => Promise<void>
  setMicrophone: (on: boolean) => Promise<void>
  setBlur: (on: boolean) => Promise<void>
  /** Another camera or microphone, over the same connections. */
  setDevice: (kind: DeviceKind, id: string) => Promise<void>
  chooseMeans: (means: Means) => Promise<void>
  /** Sends a text to everybody in the room. It is stored nowhere. */
  say: (text: string) => void
  /** What the caller does when the line drops. */
  promise: (promise: CallBackPromise) => void
  /** Asks somebody for a larger picture, as long as this page shows it large. */
  enlarge: (seatId: string, size: PictureSize) => void
  /** Cuts the line to somebody whom the caller sent away, before the server tells. */
  drop: (seatId: string) => void
  leave: () => Promise<void>
}

export type RoomConnection = RoomSnapshot & RoomActions

export type RoomOptions = {
  base: `/api/${string}`
  initial: RoomView
  startWith: MediaStream | null
  /** With what somebody takes part. The devices open by a tap, not by this. */
  wantsMeans: Means
  wantsBlur?: boolean
  devices?: DeviceIds
}

'use client'

import type { CallBackPromise } from '@/domain/rooms/call-back-promise'
import type { Line } from '@/domain/rooms/line'
import type { Means, RoomView } from '@/domain/rooms/protocol'

export type LocalMedia = {
  stream: MediaStream | null
  cameraOn: boolean
  microphoneOn: boolean
  problem: null | 'refused' | 'missing' | 'busy'
}

export type PeerView = {
  seatId: string
  stream: MediaStream | null
  state: 'connecting' | 'connected' | 'lost'
  line: Line
  /** What the other side said of itself. Null: not told yet. */
  cameraOn: boolean | null
  microphoneOn: boolean | null
  /** The picture is off because the line does not carry it, not because its owner chose so. */
  pictureSaved: boolean
}

export type RoomMessage = { id: string; from: string; text: string; at: number }

export type RoomConnection = {
  view: RoomView | null
  phase: 'connecting' | 'open' | 'reconnecting' | 'replaced' | 'closed'
  local: LocalMedia
  peers: readonly PeerView[]
  messages: readonly RoomMessage[]
  setCamera(on: boolean): Promise<void>
  setMicrophone(on: boolean): Promise<void>
  chooseMeans(means: Means): Promise<void>
  say(text: string): void
  promise(promise: CallBackPromise): void
  promised: CallBackPromise | null
  leave(): Promise<void>
}

export type RoomOptions = {
  base: `/api/${string}`
  initial: RoomView
  startWith: MediaStream | null
  wantsMeans: Means
}

export const useRoom = (options: RoomOptions): RoomConnection => ({
  view: options.initial,
  phase: 'connecting',
  local: { stream: options.startWith, cameraOn: false, microphoneOn: false, problem: null },
  peers: [],
  messages: [],
  setCamera: () => Promise.resolve(),
  setMicrophone: () => Promise.resolve(),
  chooseMeans: () => Promise.resolve(),
  say: () => undefined,
  promise: () => undefined,
  promised: null,
  leave: () => Promise.resolve(),
})

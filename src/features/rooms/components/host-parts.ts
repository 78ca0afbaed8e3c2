import type { ReactNode } from 'react'
import type { RoomView } from '@/domain/rooms/protocol'
import type { HostAbout } from './host-about'
import type { HostCommands } from './host-commands'
import type { HostPromiseState } from './host-promise-state'
import type { StopWordState } from './host-stop-word'
import type { RoomConnection } from './use-room'

/** What each part of the call is about. */
export type CallParts = {
  about: HostAbout
  view: RoomView
  connection: RoomConnection
  commands: HostCommands
  promise: HostPromiseState
  stopWord: StopWordState
}

export type HostRoomProps = {
  room: RoomView
  about: HostAbout
  /** The interview, or the form that begins it. */
  children: ReactNode
  /** What is recorded when no interview came of it. */
  outcome: ReactNode
}

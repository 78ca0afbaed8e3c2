'use client'

import type { ReactNode } from 'react'
import type { RoomView } from '@/domain/rooms/protocol'
import type { HostAbout } from './host-about'
import { HostCall } from './host-call'
import { HostClosed } from './host-closed'
import { useHostEntry } from './host-entered'
import { HostGreenRoom } from './host-green-room'

export type HostRoomProps = {
  room: RoomView
  about: HostAbout
  /** The interview, or the form that begins it. */
  children: ReactNode
  /** What is recorded when no interview came of it. */
  outcome: ReactNode
}

/** The caller's side of a room: a look at oneself, the call, and what comes after it. It stands above the interview, so that the call outlives every refresh. */
export const HostRoom = ({ room, about, children, outcome }: HostRoomProps) => {
  const { entry, enter } = useHostEntry(about.roomId)
  if (room.state === 'closed' && !entry)
    return (
      <HostClosed about={about} isOwn={false}>
        {outcome}
      </HostClosed>
    )
  if (entry === undefined) return null
  if (entry === null) return <HostGreenRoom about={about} onEnter={enter} />
  return (
    <HostCall room={room} about={about} entry={entry} outcome={outcome}>
      {children}
    </HostCall>
  )
}

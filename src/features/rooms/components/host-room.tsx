'use client'

import { HostCall } from './host-call'
import { HostClosed } from './host-closed'
import { useHostEntry } from './host-entered'
import { HostGreenRoom } from './host-green-room'
import type { HostRoomProps } from './host-parts'

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

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import type { HostRoomProps } from './host-room'
import { HostClosed } from './host-closed'
import { HostDock } from './host-dock'
import { clearEntered, type HostEntry } from './host-entered'
import { HostLobby } from './host-lobby'
import { HostPhone } from './host-phone'
import { HostReplaced } from './host-replaced'
import { useDockPlace } from './host-dock-place'
import { useHostCommands } from './host-commands'
import { useInterviewEnd } from './host-interview-end'
import { LeaveQuestion } from './host-leave'
import { useRoom } from './use-room'
import styles from './host-call.module.css'

type Props = HostRoomProps & { entry: HostEntry }

/** The call: the dock with the pictures, and below or beside it what the caller works in. */
export const HostCall = ({ room, about, entry, children, outcome }: Props) => {
  const router = useRouter()
  const connection = useRoom({
    base: `/api/rooms/${about.roomId}`,
    initial: room,
    startWith: entry.stream,
    wantsMeans: entry.means,
  })
  const view = connection.view ?? room
  const commands = useHostCommands(about, connection)
  const place = useDockPlace()
  const hasEnded = useInterviewEnd(about.interviewId) || about.hasEnded
  const hasInterview = about.interviewId !== null && !hasEnded
  const isOver = connection.phase === 'closed'
  const refresh = useEffectEvent(() => router.refresh())
  useEffect(() => {
    if (view.interviewId !== about.interviewId) refresh()
  }, [view.interviewId, about.interviewId])
  useEffect(() => {
    if (isOver) clearEntered()
  }, [isOver])
  if (connection.phase === 'replaced') return <HostReplaced />
  if (isOver)
    return (
      <HostClosed about={about} isOwn={commands.hasHungUp}>
        {about.interviewId === null ? outcome : null}
      </HostClosed>
    )
  const parts = { about, view, connection, commands }
  return (
    <div className={styles.room}>
      <div
        className={styles.frame}
        ref={place.frame}
        data-stage={hasInterview ? 'interview' : 'lobby'}
        data-large={place.isLarge || undefined}
        data-place={place.place}
      >
        <HostDock {...parts} place={place} hasInterview={hasInterview} />
        {hasInterview ? (
          children
        ) : (
          <HostLobby {...parts} hasEnded={hasEnded}>
            {children}
          </HostLobby>
        )}
      </div>
      <HostPhone about={about} commands={commands} />
      <LeaveQuestion commands={commands} />
    </div>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { useDevicesAgain, usePictureSize } from './host-call-media'
import { HostClosed } from './host-closed'
import { useHostCommands } from './host-commands'
import { HostDock } from './host-dock'
import { storedDevices } from './host-devices'
import { useDockPlace } from './host-dock-place'
import { clearEntered, type HostEntry } from './host-entered'
import { useInterviewEnd } from './host-interview-end'
import { LeaveQuestion } from './host-leave'
import { HostLobby } from './host-lobby'
import type { HostRoomProps } from './host-parts'
import { HostPhone } from './host-phone'
import { useHostPromise } from './host-promise-state'
import { HostReplaced } from './host-replaced'
import { useStopWord } from './host-stop-word'
import { useRoom } from './use-room'
import styles from './host-call.module.css'

type Props = HostRoomProps & { entry: HostEntry }

/** The page follows the room: an interview that began elsewhere comes, and a room that closed is not gone back into. */
const useFollowedRoom = (interviewId: string | null, isOver: boolean, pageInterviewId: string | null) => {
  const router = useRouter()
  const refresh = useEffectEvent(() => router.refresh())
  useEffect(() => {
    if (interviewId !== pageInterviewId) refresh()
  }, [interviewId, pageInterviewId])
  useEffect(() => {
    if (isOver) clearEntered()
  }, [isOver])
}

/** The call: the dock with the pictures, and below or beside it what the caller works in. */
export const HostCall = ({ room, about, entry, children, outcome }: Props) => {
  const connection = useRoom({
    base: `/api/rooms/${about.roomId}`,
    initial: room,
    startWith: entry.stream,
    wantsMeans: entry.means,
    wantsBlur: entry.blur,
    devices: storedDevices(),
  })
  const { view, phase } = connection
  const commands = useHostCommands(about, connection)
  const place = useDockPlace()
  const promise = useHostPromise(about, connection)
  const stopWord = useStopWord(about, connection)
  const hasEnded = useInterviewEnd(about.interviewId) || about.hasEnded
  const hasInterview = about.interviewId !== null && !hasEnded
  useDevicesAgain(entry, connection)
  usePictureSize(view, connection, place.isLarge || !hasInterview)
  useFollowedRoom(view.interviewId, phase === 'closed', about.interviewId)
  if (phase === 'replaced') return <HostReplaced />
  if (phase === 'closed')
    return (
      <HostClosed about={about} isOwn={commands.hasHungUp}>
        {about.interviewId === null ? outcome : null}
      </HostClosed>
    )
  const parts = { about, view, connection, commands, promise, stopWord }
  return (
    <div className={styles.room}>
      <div
        className={styles.frame}
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

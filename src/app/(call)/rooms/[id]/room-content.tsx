import { getMessages } from 'next-intl/server'
import { claimOpenInterview } from '@/features/interviews/commands/claim-open-interview'
import { ResumeInRoom } from '@/features/interviews/components/resume-in-room'
import { StartForm } from '@/features/interviews/components/start-form'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import type { HostAbout } from '@/features/rooms/components/host-about'
import type { RoomForHost } from '@/features/rooms/queries/room-for-host'
import type { StaffActor } from '@/domain/access/actor'
import { orWords } from '@/server/page'
import { OpenInterview } from '../../open-interview'

type Props = { actor: StaffActor; host: RoomForHost; about: HostAbout }

const RoomInterview = async ({ actor, interviewId }: { actor: StaffActor; interviewId: string }) => {
  const record = await orWords(async () => {
    await claimOpenInterview(actor, interviewId)
    return interviewForm(actor, interviewId)
  })
  return 'words' in record ? <p className="notice">{record.words}</p> : <OpenInterview actor={actor} record={record} />
}

/** What the caller works in: the interview of this room, the one that is under way, or the form that begins one. */
export const RoomContent = async ({ actor, host, about }: Props) => {
  const { interviewId, hasEnded, familyId, roomId, interpreters } = about
  if (host.room.state === 'closed' || hasEnded) return null
  if (interviewId) return <RoomInterview actor={actor} interviewId={interviewId} />
  const { interviews, ways } = await getMessages()
  const { start } = interviews
  if (about.openInterviewId) return <ResumeInRoom familyId={familyId} roomId={roomId} texts={start} />
  return (
    <StartForm
      familyId={familyId}
      texts={start}
      interpreters={interpreters}
      bookedId={host.bookedInterpreterId}
      isOnLine
      expectation={about.expectation}
      sources={ways.sources}
      roomId={roomId}
    />
  )
}

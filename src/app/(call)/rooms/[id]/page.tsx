import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { SignedInAs } from '@/components/session/signed-in-as'
import { TechnicalFailure } from '@/features/calls/components/technical-failure'
import type { HostAbout } from '@/features/rooms/components/host-about'
import { HostRoom } from '@/features/rooms/components/host-room'
import { roomForHost } from '@/features/rooms/queries/room-for-host'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'
import { hostAbout } from './host-about'
import { RoomContent } from './room-content'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('roomHost'))('title'),
})

/** An on-screen keyboard shrinks the page instead of covering it. */
export const viewport: Viewport = { width: 'device-width', initialScale: 1, interactiveWidget: 'resizes-content' }

/** The page shows the family's card until there is an interview, and after it. */
const viewOf = ({ familyId, interviewId, hasEnded }: HostAbout) =>
  interviewId === null || hasEnded
    ? ({ verb: 'family.read', part: 'card', subjectId: familyId } as const)
    : ({ verb: 'interview.read', part: 'interview', subjectId: interviewId } as const)

/** The caller's side of a call with picture: the room, and in it the interview. */
const RoomPage = async ({ params }: PageProps<'/rooms/[id]'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const host = await orNotFound(() => roomForHost(actor, id))
  const facts = await hostAbout(actor, id, host)
  await recordView(actor, { ...viewOf(facts), families: [host.familyId] })
  const { roomHost } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ roomHost }}>
      <SignedInAs staffId={actor.staffId} />
      <HostRoom
        room={host.room}
        about={facts}
        outcome={
          facts.interviewId === null ? <TechnicalFailure familyId={host.familyId} texts={roomHost.failure} /> : null
        }
      >
        <RoomContent actor={actor} host={host} about={facts} />
      </HostRoom>
    </NextIntlClientProvider>
  )
}

export default RoomPage

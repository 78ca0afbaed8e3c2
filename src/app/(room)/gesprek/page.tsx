import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getMessages, getTranslations } from 'next-intl/server'
import { phoneNumber } from '@/domain/people/phone-number'
import { isInAppBrowser } from '@/domain/rooms/in-app-browser'
import { GuestPage } from '@/features/rooms/components/guest-page'
import { seatPage } from '@/features/rooms/queries/seat-page'
import { currentGuest } from '@/server/guest'

/** A title that says nothing to whoever looks at the screen, or at the history. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: { absolute: (await getTranslations('rooms.guest'))('title') },
  robots: { index: false, follow: false, noarchive: true },
  referrer: 'no-referrer',
})

/** A call for whoever has a link and no account. Loading it spends nothing: programs that look into messages do that too. */
const RoomPage = async () => {
  const view = await seatPage(await currentGuest())
  const { rooms } = await getMessages()
  const phone = view?.phone ? (phoneNumber(view.phone)?.shown ?? view.phone) : null
  const isInApp = isInAppBrowser((await headers()).get('user-agent') ?? '')
  return (
    <>
      <noscript>
        <p className="notice notice-warn">{rooms.guest.script}</p>
      </noscript>
      <GuestPage texts={rooms} view={view} phone={phone} isInApp={isInApp} />
    </>
  )
}

export default RoomPage

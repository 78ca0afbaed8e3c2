import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Clock } from './clock'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: { absolute: (await getTranslations('rooms.guest'))('clock') },
  robots: { index: false, follow: false, noarchive: true },
})

/** What stands there after a quick leave. It knows nothing of a call, asks nothing of the server and leads nowhere. */
const ClockPage = async () => <Clock label={(await getTranslations('rooms.guest'))('clock')} />

export default ClockPage

/** The language of this request: that of the cookie, or Dutch. Times are shown in the time zone of Amsterdam. */
import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { localeCookie, localeOf } from './locale'
import { messagesOf } from './messages'

export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(localeCookie)?.value)
  return { locale, messages: messagesOf(locale), timeZone: 'Europe/Amsterdam' }
})

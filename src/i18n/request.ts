/**
 * The language of this request: that of the cookie, or Dutch. Whoever opens a link to a call has no cookie yet: there the
 * browser's list of languages decides. Times are shown in the time zone of Amsterdam.
 */
import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { localeCookie, localeOf, preferredLocale } from './locale'
import { messagesOf } from './messages'

const ofGuests = /^\/(gesprek|klok)(?:[?]|$)/

const localeOfRequest = async () => {
  const chosenLocale = (await cookies()).get(localeCookie)?.value
  const requestHeaders = await headers()
  const isGuest = ofGuests.test(requestHeaders.get('x-path') ?? '')
  return chosenLocale || !isGuest
    ? localeOf(chosenLocale)
    : preferredLocale(requestHeaders.get('accept-language') ?? '')
}

export default getRequestConfig(async () => {
  const locale = await localeOfRequest()
  return { locale, messages: messagesOf(locale), timeZone: 'Europe/Amsterdam' }
})

/**
 * Runs in the page for when there is no network: shows the language and appearance of this device and how many interviews have
 * unsent work on it, and goes on to the page that was asked for once the server can be reached. The count needs no key.
 */
import { waitingInterviewCount } from '@/components/device/device-storage'
import { schemeCookie, schemeOf } from '@/components/layout/scheme'
import { filled } from '@/i18n/filled'
import { localeCookie, localeOf } from '@/i18n/locale'
import { offlineTexts } from '@/i18n/offline-texts'

const retryMs = 15_000
const patienceMs = 10_000

const cookieOf = (name: string) =>
  document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1)

const page = document.documentElement
const locale = localeOf(cookieOf(localeCookie))
const texts = offlineTexts[locale]
page.lang = locale
page.dataset.scheme = schemeOf(cookieOf(schemeCookie))
document.title = `${texts.title} · Nabij`

/** Whether the server answers; what it answers does not matter. */
const isReached = async () => {
  try {
    await fetch('/api/health', { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
    return true
  } catch {
    return false
  }
}

/** Loads the page that was asked for. Under its own address this page would only load itself. */
const leave = () => (window.location.pathname === '/offline' ? window.location.replace('/') : window.location.reload())

const goOn = async () => {
  const isThere = await isReached()
  if (isThere) leave()
  return isThere
}

const waitsText = (count: number) =>
  count === 0 ? texts.waitsNothing : count === 1 ? texts.waitsOne : filled(texts.waitsMany, { count })

const showWaiting = async (notice: HTMLElement) => {
  // A browser that stores nothing has nothing that waits, and no count.
  const count = await waitingInterviewCount().catch(() => null)
  if (count === null) return
  notice.textContent = waitsText(count)
  notice.hidden = false
}

const retryByButton = (button: HTMLButtonElement, status: HTMLElement) => {
  let isTrying = false
  button.addEventListener('click', () => {
    if (isTrying) return
    isTrying = true
    status.textContent = texts.trying
    void goOn().then((isThere) => {
      isTrying = false
      if (!isThere) status.textContent = texts.unreached
    })
  })
}

document.addEventListener('DOMContentLoaded', () => {
  for (const main of document.querySelectorAll('main')) if (main.lang !== locale) main.remove()
  const notice = document.querySelector<HTMLElement>('[data-waits]')
  const button = document.querySelector<HTMLButtonElement>('[data-retry]')
  const status = document.querySelector<HTMLElement>('[data-status]')
  if (notice) void showWaiting(notice)
  if (button && status) retryByButton(button, status)
})
window.addEventListener('online', () => void goOn())
setInterval(() => {
  if (navigator.onLine) void goOn()
}, retryMs)

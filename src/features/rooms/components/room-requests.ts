/** The requests of a page in a room to the server. What does not arrive is sent again, in order. */
import type { LinkPhone } from '../queries/phone-of-link'

/**
 * `refused`: by a rule, with words; `phone` is whom to call when it was a link. `unreachable`: no answer came, or the server is at
 * fault.
 */
export type RoomReply<Data> =
  | { kind: 'taken'; data: Data }
  | { kind: 'refused'; status: number; code: string; message: string; phone: LinkPhone | null }
  | { kind: 'unreachable' }

const patienceMs = 15_000
const retryMs = [500, 1000, 2000, 4000, 8000]

type Answer<Data> = { ok: true; data: Data } | { ok: false; code: string; message: string; phone?: LinkPhone | null }

export const postToRoom = async <Data>(
  url: string,
  body: unknown = {},
  { keepalive = false }: { keepalive?: boolean } = {},
): Promise<RoomReply<Data>> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      keepalive,
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.status >= 500 || response.status === 408) return { kind: 'unreachable' }
    const answer: Answer<Data> = await response.json()
    if (answer.ok) return { kind: 'taken', data: answer.data }
    const { code, message, phone = null } = answer
    return { kind: 'refused', status: response.status, code, message, phone }
  } catch {
    return { kind: 'unreachable' }
  }
}

/** The status with which a stream is answered; 0 when no answer comes. The stream itself is not read. */
export const statusOf = async (url: string): Promise<number> => {
  const reading = new AbortController()
  const signal = AbortSignal.any([reading.signal, AbortSignal.timeout(patienceMs)])
  try {
    return (await fetch(url, { cache: 'no-store', signal })).status
  } catch {
    return 0
  } finally {
    reading.abort()
  }
}

/** Waits, or goes on at once when the browser says that there is a network again. */
const waitForNetwork = (ms: number) =>
  new Promise<void>((resolve) => {
    const goOn = () => {
      clearTimeout(timer)
      window.removeEventListener('online', goOn)
      resolve()
    }
    const timer = setTimeout(goOn, ms)
    window.addEventListener('online', goOn)
  })

/** Somebody who just came may not be there for the server yet, and a limit ends by itself. */
const passingStatuses = new Set([409, 429])

const isPassing = (reply: RoomReply<unknown>) => reply.kind === 'refused' && passingStatuses.has(reply.status)

/** Sends until an answer comes that stays, as long as it is of use. Null when it no longer is. */
export const postUntilTaken = async <Data>(
  url: string,
  body: unknown,
  isOfUse: () => boolean,
  options: { keepalive?: boolean } = {},
): Promise<Exclude<RoomReply<Data>, { kind: 'unreachable' }> | null> => {
  for (let attempt = 0; isOfUse(); attempt += 1) {
    const reply = await postToRoom<Data>(url, body, options)
    if (reply.kind !== 'unreachable' && !isPassing(reply)) return reply
    await waitForNetwork(retryMs[attempt] ?? 8000)
  }
  return null
}

/** The requests of a page in a room to the server. What does not arrive is sent again, in order. */

/** `refused`: by a rule, with words. `unreachable`: no answer came, or the server is at fault. */
export type RoomReply<Data> =
  | { kind: 'taken'; data: Data }
  | { kind: 'refused'; status: number; code: string; message: string }
  | { kind: 'unreachable' }

const patienceMs = 15_000
const retryMs = [500, 1000, 2000, 4000, 8000]

type Answer<Data> = { ok: true; data: Data } | { ok: false; code: string; message: string }

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
    return { kind: 'refused', status: response.status, code: answer.code, message: answer.message }
  } catch {
    return { kind: 'unreachable' }
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

/** Sends until an answer comes, as long as it is of use. Null when it no longer is. */
export const postUntilTaken = async <Data>(
  url: string,
  body: unknown,
  isOfUse: () => boolean,
): Promise<Exclude<RoomReply<Data>, { kind: 'unreachable' }> | null> => {
  for (let attempt = 0; isOfUse(); attempt += 1) {
    const reply = await postToRoom<Data>(url, body)
    if (reply.kind !== 'unreachable') return reply
    await waitForNetwork(retryMs[attempt] ?? 8000)
  }
  return null
}

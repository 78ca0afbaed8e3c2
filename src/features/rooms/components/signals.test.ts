import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Signals } from './signals'

class FakeSource extends EventTarget {
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static opened: FakeSource[] = []
  readyState = 0

  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    FakeSource.opened.push(this)
  }

  close = () => {
    this.readyState = FakeSource.CLOSED
  }
  say = (type: string, data: unknown = {}) => this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  fail = (readyState: number) => {
    this.readyState = readyState
    this.dispatchEvent(new Event('error'))
  }
}

const statuses: number[] = []
const bodies: string[] = []

beforeEach(() => {
  vi.useFakeTimers()
  FakeSource.opened = []
  statuses.length = 0
  bodies.length = 0
  vi.stubGlobal('EventSource', FakeSource)
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('fetch', async (_url: string, { body }: { body?: string }) => {
    const status = statuses.shift() ?? 200
    if (status === 0) throw new TypeError('no network')
    if (body) bodies.push(body)
    return new Response(
      JSON.stringify(status === 200 ? { ok: true, data: {} } : { ok: false, code: 'x', message: 'x' }),
      { status },
    )
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const aPage = (base = '/api/seat') => {
  const seen: string[] = []
  const signals = new Signals(base, 'arrival', {
    onView: () => void seen.push('view'),
    onSignal: ({ from }) => void seen.push(`signal of ${from}`),
    onLine: (isOpen) => void seen.push(isOpen ? 'open' : 'down'),
    onEnd: (why) => void seen.push(why),
  })
  signals.open()
  const newest = () => FakeSource.opened.at(-1)
  return { seen, signals, newest }
}

test('tells the room and the signals, as one arrival', () => {
  const { seen, newest } = aPage()
  newest()?.say('open')
  newest()?.say('room')
  newest()?.say('signal', { from: 'a' })
  expect(newest()?.url).toBe('/api/seat/events?arrival=arrival')
  expect(seen).toEqual(['open', 'view', 'signal of a'])
})

test('connects again by itself, later each time, and at once when there is a network', async () => {
  const { seen, newest } = aPage()
  newest()?.fail(0)
  await vi.advanceTimersByTimeAsync(300)
  expect(FakeSource.opened).toHaveLength(2)
  newest()?.fail(0)
  await vi.advanceTimersByTimeAsync(300)
  expect(FakeSource.opened).toHaveLength(2)
  window.dispatchEvent(new Event('online'))
  expect(FakeSource.opened).toHaveLength(3)
  newest()?.say('open')
  expect(seen).toEqual(['down', 'down', 'open'])
})

test('goes on trying when a proxy refused, and ends when the seat is gone', async () => {
  const { seen, newest } = aPage()
  statuses.push(502)
  newest()?.fail(FakeSource.CLOSED)
  await vi.advanceTimersByTimeAsync(300)
  expect(FakeSource.opened).toHaveLength(2)
  statuses.push(403)
  newest()?.fail(FakeSource.CLOSED)
  await vi.advanceTimersByTimeAsync(1000)
  expect(FakeSource.opened, 'a guest who may not do something is not gone').toHaveLength(3)
  statuses.push(401)
  newest()?.fail(FakeSource.CLOSED)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(FakeSource.opened).toHaveLength(3)
  expect(seen.at(-1)).toBe('gone')
})

test('ends for good when another page took over', async () => {
  const { seen, newest } = aPage()
  newest()?.say('replaced')
  newest()?.fail(FakeSource.CLOSED)
  window.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(FakeSource.opened).toHaveLength(1)
  expect(seen).toEqual(['replaced'])
})

test.each([
  ['/api/seat', 410, 'replaced'],
  ['/api/rooms/a', 410, 'replaced'],
  ['/api/rooms/a', 403, 'replaced'],
  ['/api/rooms/a', 404, 'gone'],
])('%s ends for good after %i: %s', async (base, status, ending) => {
  const { seen, newest } = aPage(base)
  statuses.push(status)
  newest()?.fail(FakeSource.CLOSED)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(FakeSource.opened).toHaveLength(1)
  expect(seen.at(-1)).toBe(ending)
})

test.each([409, 429])('a signal that is refused for now with %i is sent again', async (status) => {
  const { signals } = aPage()
  statuses.push(status, status, 200)
  for (const text of ['offer', 'first'])
    signals.send('b', 'there', { kind: 'candidate', candidate: text, sdpMid: null, sdpMLineIndex: null })
  await vi.advanceTimersByTimeAsync(5000)
  expect(bodies.map((body) => JSON.parse(body).body.candidate)).toEqual(['offer', 'offer', 'offer', 'first'])
})

test('signals arrive in order and once, whatever the network does', async () => {
  const { signals } = aPage()
  statuses.push(0, 503, 200)
  for (const text of ['offer', 'first', 'second'])
    signals.send('b', 'there', { kind: 'candidate', candidate: text, sdpMid: null, sdpMLineIndex: null })
  await vi.advanceTimersByTimeAsync(5000)
  // The refused attempt of 503 reached the server too.
  expect(bodies.map((body) => JSON.parse(body).body.candidate)).toEqual(['offer', 'offer', 'first', 'second'])
})

test('a signal that is too old is not sent any more', async () => {
  const { signals } = aPage()
  statuses.push(...Array.from({ length: 50 }, () => 0))
  signals.send('b', 'there', { kind: 'candidate', candidate: 'old', sdpMid: null, sdpMLineIndex: null })
  await vi.advanceTimersByTimeAsync(60_000)
  statuses.length = 0
  signals.send('b', 'there', { kind: 'candidate', candidate: 'new', sdpMid: null, sdpMLineIndex: null })
  await vi.advanceTimersByTimeAsync(1000)
  expect(bodies.map((body) => JSON.parse(body).body.candidate)).toEqual(['new'])
})

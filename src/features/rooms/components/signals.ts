/**
 * The line between a page in a room and the server: events down, signals up. It connects again by itself, and the server
 * then says again how the room is. The page stays the same arrival, so the connections to the others go on meanwhile.
 */
import type { ReceivedSignal, RoomView, SentSignal, SignalBody } from '@/domain/rooms/protocol'
import { postUntilTaken, statusOf } from './room-requests'

export type SignalHandlers = {
  onView: (view: RoomView) => void
  onSignal: (signal: ReceivedSignal) => void
  onLine: (isOpen: boolean) => void
  /** The seat was opened on another page, or is nobody's any more. */
  onEnd: (why: 'replaced' | 'gone') => void
}

const guestBase = '/api/seat'
const retryMs = [300, 1000, 2000, 4000, 8000]
/** A signal that is older than this helps nobody: the other side has tried again by then. */
const signalLifeMs = 30_000
/** Nobody is signed in, or there is no such room. */
const goneStatuses = new Set([401, 404])
/** Another page has the seat, or a colleague has the room. */
const takenOverStatuses = { guest: new Set([410]), host: new Set([403, 410]) }

export class Signals {
  readonly #base: string
  readonly #arrival: string
  readonly #eventsUrl: string
  readonly #handlers: SignalHandlers
  #source: EventSource | null = null
  #retry: ReturnType<typeof setTimeout> | null = null
  #failures = 0
  #hasEnded = true
  /** To each page signals go one after another: an offer arrives before its candidates. Nobody waits for a page that has gone. */
  readonly #queues = new Map<string, Promise<unknown>>()
  #view: RoomView | null = null

  constructor(base: string, arrival: string, handlers: SignalHandlers) {
    this.#base = base
    this.#arrival = arrival
    this.#eventsUrl = `${base}/events?arrival=${arrival}`
    this.#handlers = handlers
  }

  readonly open = () => {
    this.#hasEnded = false
    window.addEventListener('online', this.reopen)
    document.addEventListener('visibilitychange', this.#onVisible)
    this.#connect()
  }

  readonly close = () => {
    this.#hasEnded = true
    window.removeEventListener('online', this.reopen)
    document.removeEventListener('visibilitychange', this.#onVisible)
    this.#drop()
  }

  /** Connects anew: a stream over a network that is gone can stay silent for minutes. */
  readonly reopen = () => {
    if (!this.#hasEnded) this.#connect()
  }

  readonly send = (to: string, toArrival: string, body: SignalBody) => {
    const signal: SentSignal = { arrival: this.#arrival, to, toArrival, body }
    const oldAt = Date.now() + signalLifeMs
    const isOfUse = () => !this.#hasEnded && Date.now() < oldAt && !this.#isReplaced(to, toArrival)
    const queue = this.#queues.get(toArrival) ?? Promise.resolve()
    this.#queues.set(
      toArrival,
      queue.then(() => postUntilTaken(`${this.#base}/signals`, signal, isOfUse)),
    )
  }

  /** Whether that seat is open on another page by now. One without a page may come back as the same. */
  #isReplaced(seatId: string, arrival: string) {
    const seat = this.#view?.seats.find(({ id }) => id === seatId)
    return seat !== undefined && seat.arrival !== null && seat.arrival !== arrival
  }

  #connect() {
    this.#drop()
    const source = new EventSource(this.#eventsUrl)
    this.#source = source
    source.addEventListener('open', () => {
      this.#failures = 0
      this.#handlers.onLine(true)
    })
    source.addEventListener('room', ({ data }: MessageEvent<string>) => {
      const view: RoomView = JSON.parse(data)
      this.#view = view
      this.#handlers.onView(view)
    })
    source.addEventListener('signal', ({ data }: MessageEvent<string>) => {
      const signal: ReceivedSignal = JSON.parse(data)
      this.#handlers.onSignal(signal)
    })
    source.addEventListener('replaced', () => this.#end('replaced'))
    source.addEventListener('error', () => void this.#onError(source))
  }

  /** The browser's own way to connect again gives up at the first answer that is no stream, such as one of a proxy. */
  async #onError(source: EventSource) {
    if (source !== this.#source || this.#hasEnded) return
    const wasRefused = source.readyState === EventSource.CLOSED
    this.#drop()
    this.#handlers.onLine(false)
    const ending = wasRefused ? await this.#ending() : null
    if (ending) return this.#end(ending)
    if (this.#hasEnded || this.#source) return
    this.#retry = setTimeout(this.reopen, retryMs[this.#failures] ?? 8000)
    this.#failures += 1
  }

  /** An event source does not say with which status it was refused, so the same is asked without one. */
  async #ending(): Promise<'replaced' | 'gone' | null> {
    const status = await statusOf(this.#eventsUrl)
    if (goneStatuses.has(status)) return 'gone'
    const statuses = this.#base === guestBase ? takenOverStatuses.guest : takenOverStatuses.host
    return statuses.has(status) ? 'replaced' : null
  }

  readonly #onVisible = () => {
    if (document.visibilityState === 'visible' && this.#source?.readyState !== EventSource.OPEN) this.reopen()
  }

  #end(why: 'replaced' | 'gone') {
    if (this.#hasEnded) return
    this.close()
    this.#handlers.onEnd(why)
  }

  #drop() {
    if (this.#retry) clearTimeout(this.#retry)
    this.#retry = null
    this.#source?.close()
    this.#source = null
  }
}

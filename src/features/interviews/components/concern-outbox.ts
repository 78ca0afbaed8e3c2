/**
 * Entries of a concern that were passed on by a button and are not on the server: sent one after the other, because a withdrawal
 * follows its words, each under its own id until it is answered. What is not answered is handed on at every change, to be
 * kept on the device.
 */
import type { SendResult } from './operation'

export type ConcernEntry = { entryId: string; kind: 'raised' | 'withdrawn'; text: string }
export type ConcernReply = { to: string[] }
/** The server has it, or a rule refused it in words. */
export type ConcernAnswer = Extract<SendResult<ConcernReply>, { kind: 'taken' | 'refused' }>

type ConcernPost = {
  send: (entry: ConcernEntry) => Promise<SendResult<ConcernReply>>
  /** Everything that is not answered, at every change. */
  save: (waiting: readonly ConcernEntry[]) => void
  later: (work: () => void, ms: number) => unknown
}
type OnReply = (entry: ConcernEntry, answer: ConcernAnswer) => void

const retryMs = 15_000

export class ConcernOutbox {
  readonly #post: ConcernPost
  readonly #listeners = new Set<() => void>()
  readonly #heard = new Set<OnReply>()
  #waiting: readonly ConcernEntry[] = []
  #sending: Promise<void> | null = null
  #isRetrying = false

  constructor(post: ConcernPost) {
    this.#post = post
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly waiting = (): readonly ConcernEntry[] => this.#waiting

  /** Whoever shows the entries hears what became of each, before it leaves the device. */
  readonly onAnswer = (heard: OnReply) => {
    this.#heard.add(heard)
    return () => void this.#heard.delete(heard)
  }

  /** Takes up what is not here yet, and sends it. */
  readonly resume = (entries: readonly ConcernEntry[]): Promise<void> => {
    const fresh = entries.filter(
      ({ entryId }) => !this.#waiting.some((waitingEntry) => waitingEntry.entryId === entryId),
    )
    if (fresh.length > 0) this.#become([...this.#waiting, ...fresh])
    return this.flush()
  }

  /** Whether the server has it once this attempt is over. */
  readonly pass = async (entry: ConcernEntry): Promise<boolean> => {
    let isTaken = false
    const stop = this.onAnswer(({ entryId }, { kind }) => {
      if (entryId === entry.entryId) isTaken = kind === 'taken'
    })
    await this.resume([entry])
    stop()
    return isTaken
  }

  readonly flush = async (): Promise<void> => {
    if (this.#waiting.length > 0) await (this.#sending ??= this.#sendAll())
  }

  async #sendAll() {
    let isAnswered = true
    while (isAnswered && this.#waiting[0]) isAnswered = await this.#sendOne(this.#waiting[0])
    // In the same turn as the last look: what is passed on from here on is sent by its own call.
    this.#sending = null
    if (!isAnswered) this.#sendLater()
  }

  async #sendOne(entry: ConcernEntry): Promise<boolean> {
    const reply = await this.#post.send(entry)
    if (reply.kind !== 'taken' && reply.kind !== 'refused') return false
    for (const heard of this.#heard) heard(entry, reply)
    this.#become(this.#waiting.filter(({ entryId }) => entryId !== entry.entryId))
    return true
  }

  #sendLater() {
    if (this.#isRetrying) return
    this.#isRetrying = true
    this.#post.later(() => {
      this.#isRetrying = false
      void this.flush()
    }, retryMs)
  }

  #become(waiting: readonly ConcernEntry[]) {
    this.#waiting = waiting
    this.#post.save(waiting)
    for (const listener of this.#listeners) listener()
  }
}

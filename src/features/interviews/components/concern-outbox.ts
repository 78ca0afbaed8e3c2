/**
 * Entries of a concern that were passed on by a button and are not on the server: sent one after the other, because a withdrawal
 * follows its words, each under its own id until it is answered. What is not answered is handed on at every change, to be
 * kept on the device.
 */
import type { Sent } from './operation'

export type ConcernEntry = { entryId: string; kind: 'raised' | 'withdrawn'; text: string }
export type ConcernReply = { to: string[] }
/** The server has it, or a rule refused it in words. */
export type ConcernAnswer = Extract<Sent<ConcernReply>, { kind: 'taken' | 'refused' }>

type Post = {
  send: (entry: ConcernEntry) => Promise<Sent<ConcernReply>>
  /** Everything that is not answered, at every change. */
  keep: (waiting: readonly ConcernEntry[]) => void
  later: (work: () => void, ms: number) => unknown
}
type Heard = (entry: ConcernEntry, answer: ConcernAnswer) => void

const retryMs = 15_000

export class ConcernOutbox {
  readonly #post: Post
  readonly #listeners = new Set<() => void>()
  readonly #heard = new Set<Heard>()
  #waiting: readonly ConcernEntry[] = []
  #sending: Promise<void> | null = null
  #isRetrying = false

  constructor(post: Post) {
    this.#post = post
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly waiting = (): readonly ConcernEntry[] => this.#waiting

  /** Whoever shows the entries hears what became of each, before it leaves the device. */
  readonly onAnswer = (heard: Heard) => {
    this.#heard.add(heard)
    return () => void this.#heard.delete(heard)
  }

  /** Takes up what is not here yet, and sends it. */
  readonly resume = (entries: readonly ConcernEntry[]): Promise<void> => {
    const fresh = entries.filter(({ entryId }) => !this.#waiting.some((one) => one.entryId === entryId))
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
    const sent = await this.#post.send(entry)
    if (sent.kind !== 'taken' && sent.kind !== 'refused') return false
    for (const heard of this.#heard) heard(entry, sent)
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
    this.#post.keep(waiting)
    for (const listener of this.#listeners) listener()
  }
}

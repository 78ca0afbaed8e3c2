/**
 * Sends the entries of a concern that the caller passed on. It sends one at a time, because a withdrawal must arrive after
 * the words that it withdraws. Each entry keeps its id until the server has answered. At every change the unanswered entries
 * are handed to `save`, which stores them on the device.
 */
import type { SendResult } from './operation'

export type ConcernEntry = {
  entryId: string
  kind: 'raised' | 'withdrawn'
  text: string
  /** Whose words they are. Absent in an entry that an older version of the page stored. */
  source?: string
}
export type ConcernReply = { to: string[] }
/** The server saved the entry, or refused it by a rule with a message. */
export type ConcernAnswer = Extract<SendResult<ConcernReply>, { kind: 'taken' | 'refused' }>

type ConcernPost = {
  send: (entry: ConcernEntry) => Promise<SendResult<ConcernReply>>
  /** Called at every change with all unanswered entries. */
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

  /** Calls the listener with the answer to each entry, before the entry is removed from the device. */
  readonly onAnswer = (heard: OnReply) => {
    this.#heard.add(heard)
    return () => void this.#heard.delete(heard)
  }

  /** Adds the entries that are not waiting yet, and sends them. */
  readonly resume = (entries: readonly ConcernEntry[]): Promise<void> => {
    const fresh = entries.filter(
      ({ entryId }) => !this.#waiting.some((waitingEntry) => waitingEntry.entryId === entryId),
    )
    if (fresh.length > 0) this.#become([...this.#waiting, ...fresh])
    return this.flush()
  }

  /** Sends the entry, and resolves to whether the server saved it in this attempt. */
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
    // No `await` stands between the last check of `#waiting` and this line, so an entry that comes later starts a new send.
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

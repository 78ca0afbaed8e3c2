/**
 * Sends what the caller passed on by the press of a button: concerns, and forms. It sends one entry at a time and in order,
 * because a withdrawal must arrive after the words that it withdraws. Each entry is sent until the server has answered, and
 * keeps its id. At every change the unanswered entries are handed to `save`, which stores them on the device.
 */
import type { SendResult } from './operation'

type Press = { entryId: string }
/** The server saved the entry, or refused it by a rule with a message. */
export type PressAnswer<Reply> = Extract<SendResult<Reply>, { kind: 'taken' | 'refused' }>

type Post<Entry, Reply> = {
  send: (entry: Entry) => Promise<SendResult<Reply>>
  /** Called at every change with all unanswered entries. */
  save: (waiting: readonly Entry[]) => void
  later: (work: () => void, ms: number) => unknown
  /** Whether an entry goes after all others, also after those that come later. */
  isLast?: (entry: Entry) => boolean
  /** Whether an entry may be sent now. It is asked again at every `flush`. */
  isReady?: (entry: Entry) => boolean
}
type OnReply<Entry, Reply> = (entry: Entry, answer: PressAnswer<Reply>) => void

const retryMs = 15_000

export class PressOutbox<Entry extends Press, Reply> {
  readonly #post: Post<Entry, Reply>
  readonly #listeners = new Set<() => void>()
  readonly #heard = new Set<OnReply<Entry, Reply>>()
  #waiting: readonly Entry[] = []
  #sending: Promise<void> | null = null
  #underWay: Entry | null = null
  #isRetrying = false

  constructor(post: Post<Entry, Reply>) {
    this.#post = post
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly waiting = (): readonly Entry[] => this.#waiting

  /** Calls the listener with the answer to each entry, before the entry is removed from the device. */
  readonly onAnswer = (heard: OnReply<Entry, Reply>) => {
    this.#heard.add(heard)
    return () => void this.#heard.delete(heard)
  }

  /** Adds the entries that are not waiting yet, and sends them. */
  readonly resume = (entries: readonly Entry[]): Promise<void> => {
    const fresh = entries.filter(
      ({ entryId }) => !this.#waiting.some((waitingEntry) => waitingEntry.entryId === entryId),
    )
    const rank = (entry: Entry) => Number(this.#post.isLast?.(entry) ?? 0)
    if (fresh.length > 0) this.#become([...this.#waiting, ...fresh].sort((a, b) => rank(a) - rank(b)))
    return this.flush()
  }

  /** Sends the entry, and resolves to the answer of this attempt, or to null when there was none. */
  readonly press = async (entry: Entry): Promise<PressAnswer<Reply> | null> => {
    const answers: PressAnswer<Reply>[] = []
    const stop = this.onAnswer(({ entryId }, answer) => {
      if (entryId === entry.entryId) answers.push(answer)
    })
    await this.resume([entry])
    stop()
    return answers[0] ?? null
  }

  /** Sends the entry, and resolves to whether the server saved it in this attempt. */
  readonly pass = async (entry: Entry): Promise<boolean> => (await this.press(entry))?.kind === 'taken'

  readonly flush = async (): Promise<void> => {
    if (this.#sending || this.#next()) await (this.#sending ??= this.#sendAll())
  }

  /** Takes entries back that the caller no longer wants to send. */
  readonly drop = (isDropped: (entry: Entry) => boolean) => {
    if (this.#waiting.some(isDropped)) this.#become(this.#waiting.filter((entry) => !isDropped(entry)))
  }

  /** Whether such an entry is under way. It may reach the server, also when it was dropped since. */
  readonly isUnderWay = (isMeant: (entry: Entry) => boolean): boolean =>
    this.#underWay !== null && isMeant(this.#underWay)

  async #sendAll() {
    let isAnswered = true
    let next = this.#next()
    while (isAnswered && next) {
      isAnswered = await this.#sendOne(next)
      next = this.#next()
    }
    // No `await` stands between the last check of `#waiting` and this line, so an entry that comes later starts a new send.
    this.#sending = null
    if (!isAnswered) this.#sendLater()
  }

  #next(): Entry | undefined {
    const [first] = this.#waiting
    return first && (this.#post.isReady?.(first) ?? true) ? first : undefined
  }

  async #sendOne(entry: Entry): Promise<boolean> {
    this.#underWay = entry
    const reply = await this.#post.send(entry)
    this.#underWay = null
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

  #become(waiting: readonly Entry[]) {
    this.#waiting = waiting
    this.#post.save(waiting)
    for (const listener of this.#listeners) listener()
  }
}

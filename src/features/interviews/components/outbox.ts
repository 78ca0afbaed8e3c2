/**
 * Sends the changes of one interview to the server. Every change of a value or note becomes an operation, which is sent
 * until the server answers: one at a time for each part of an answer, different parts in parallel. At every change the
 * unacknowledged ones are handed to `save`, which stores them on the device. Does not decide about conflicts; the server
 * does.
 */
import type { ChangePart } from '@/domain/instrument/changes'
import type { OpenConflict, StoredAnswer } from '../parts/stored-answers'
import { contentOf, type Choice, type Content, type Reply, type SendResult, type SentOperation } from './operation'
import {
  isUnsent,
  savedStateOf,
  viewOf,
  type Client,
  type OutboxEntry,
  type OutboxView,
  type Trouble,
} from './outbox-view'

export type Post = {
  send: (operation: SentOperation) => Promise<SendResult<Reply>>
  /** Called at every change with all unacknowledged changes; empty when there are none. */
  save: (unsent: readonly UnsentAnswer[]) => void
  freshId: () => string
  later: (work: () => void, ms: number) => ReturnType<typeof setTimeout>
}

const typingPauseMs = 700
const retryMs = [1000, 2000, 4000, 8000]
const longestRetryMs = 15_000

export type UnsentAnswer = Pick<OutboxEntry, 'key' | 'part' | 'content' | 'version' | 'operation' | 'draft'> &
  // An older version of the page stored none.
  Partial<Pick<OutboxEntry, 'choices'>>

export class Outbox {
  readonly #post: Post
  readonly #client: Client
  readonly #entries = new Map<string, OutboxEntry>()
  readonly #listeners = new Set<() => void>()
  #failures = 0
  #trouble: Trouble = null
  #retry: ReturnType<typeof setTimeout> | null = null
  #savedAt: Date | null = null
  #conflicts: readonly OpenConflict[]
  #view: OutboxView

  constructor(post: Post, storedAnswers: readonly StoredAnswer[], conflicts: readonly OpenConflict[]) {
    this.#post = post
    this.#client = this.#newClient()
    this.#conflicts = conflicts
    this.#take(storedAnswers)
    this.#view = this.#look()
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly view = (): OutboxView => this.#view

  /** Whether something is unacknowledged, so that leaving the page must warn. */
  readonly hasUnsaved = () => [...this.#entries.values()].some(isUnsent)

  /** When the server acknowledged last: another object after each acknowledgement. */
  readonly savedAt = () => this.#savedAt

  /** Whether an answer of the server is awaited. */
  readonly isSending = () => [...this.#entries.values()].some(({ operation, stranded }) => operation && !stranded)

  /** All unacknowledged changes. */
  readonly unsent = (): UnsentAnswer[] =>
    [...this.#entries.values()].filter(isUnsent).map(({ key, part, content, version, operation, draft, choices }) => ({
      key,
      part,
      content,
      version,
      operation,
      draft,
      choices,
    }))

  /** Records a change by the caller. A choice is sent at once, typed text after a pause. */
  readonly change = (key: string, part: ChangePart, content: Content, typing = false) => {
    const entry = this.#entry(key, part)
    entry.content = content
    entry.draft = true
    // The new answer takes the place of a choice that was refused.
    if (entry.problem) entry.choices = []
    entry.problem = null
    if (entry.pause) clearTimeout(entry.pause)
    entry.pause = typing ? this.#post.later(() => this.#dispatch(entry), typingPauseMs) : null
    if (!typing) this.#dispatch(entry)
    this.#changed()
  }

  /**
   * Records what the caller chose of two answers. It is sent like a change, in order with the other changes of this part, and
   * with the version that the caller saw: the server refuses it when somebody changed the answer since.
   */
  readonly choose = (
    { operationId: refusedOperationId, key, part, ...content }: OpenConflict,
    choose: Choice['choose'],
  ) => {
    const entry = this.#entry(key, part)
    if (choose === 'refused') {
      entry.content = contentOf(part, content)
      entry.draft = false
    }
    const otherChoices = entry.choices.filter((choice) => choice.refusedOperationId !== refusedOperationId)
    entry.choices = [...otherChoices, { refusedOperationId, choose, baseVersion: entry.version }]
    entry.problem = null
    this.#dispatch(entry)
    this.#changed()
  }

  /**
   * Sends typed text without waiting for the pause, and sends unanswered operations again. Does not send again what a rule
   * refused.
   */
  readonly flush = () => {
    if (this.#retry) clearTimeout(this.#retry)
    this.#retry = null
    for (const entry of this.#entries.values()) {
      if (entry.pause) clearTimeout(entry.pause)
      entry.pause = null
      this.#dispatch(entry)
    }
    this.#sendStranded()
    this.#changed()
  }

  /** Sends again what a rule refused, because its cause may be gone: a missing reason may be written by now. */
  readonly retryRefused = () => {
    for (const entry of this.#entries.values()) entry.problem = null
    this.flush()
  }

  /** Shows that nothing can be saved, because this person signed out or another one signed in. */
  readonly stop = (trouble: 'signed_out' | 'other_person') => {
    this.#trouble = trouble
    this.#changed()
  }

  /** Resumes sending, once the person for whom the page was rendered is signed in again. */
  readonly goOn = () => {
    if (this.#trouble === 'signed_out' || this.#trouble === 'other_person') this.#trouble = null
    this.flush()
  }

  /** Takes over the server's answers and conflicts, except for answers that are being changed in this tab. */
  readonly merge = (
    storedAnswers: readonly StoredAnswer[],
    conflicts: readonly OpenConflict[],
    savedAt = this.#savedAt,
  ) => {
    // What was read before the last acknowledgement may hold a conflict that is resolved since.
    if (savedAt === this.#savedAt) this.#conflicts = conflicts
    // A choice that was refused is over once somebody else has chosen.
    const isOpen = (choice: Choice) =>
      this.#conflicts.some(({ operationId }) => operationId === choice.refusedOperationId)
    for (const entry of this.#entries.values()) if (entry.problem) entry.choices = entry.choices.filter(isOpen)
    this.#take(storedAnswers)
    this.#changed()
  }

  /** Takes over what a closed tab could not send. The caller makes sure that nothing is unsent in this tab. */
  readonly resume = (leftAnswers: readonly UnsentAnswer[]) => {
    // The closed tab's changes get a client id of their own. With this tab's id the server would take them for earlier
    // drafts of what is typed here, and report no conflict.
    const client = this.#newClient()
    for (const unsentAnswer of leftAnswers) {
      const entry = this.#entry(unsentAnswer.key, unsentAnswer.part)
      const { version, content } = entry
      const resumedPart: Partial<OutboxEntry> = {
        ...unsentAnswer,
        choices: unsentAnswer.choices ?? [],
        // The operation keeps the version on which it was based, so the server can find conflicts with later changes of others.
        version: Math.min(version, unsentAnswer.version),
        newer: { version, content },
        client,
      }
      Object.assign(entry, resumedPart)
      if (unsentAnswer.operation) void this.#transmit(entry, unsentAnswer.operation)
      else this.#dispatch(entry)
    }
    this.#changed()
  }

  #newClient(): Client {
    return { id: this.#post.freshId(), sequence: 0 }
  }

  #identityOf(client: Client) {
    return { operationId: this.#post.freshId(), clientId: client.id, sequence: ++client.sequence }
  }

  #entry(key: string, part: ChangePart): OutboxEntry {
    const id = `${key}|${part}`
    const existingEntry = this.#entries.get(id)
    if (existingEntry) return existingEntry
    const content: Content = part === 'note' ? { note: null } : { value: null, missing: null }
    const nothingUnsent = { operation: null, stranded: false, draft: false, choices: [], pause: null, client: null }
    const entry: OutboxEntry = { key, part, version: 0, content, newer: null, problem: null, ...nothingUnsent }
    this.#entries.set(id, entry)
    return entry
  }

  #take(storedAnswers: readonly StoredAnswer[]) {
    for (const answer of storedAnswers)
      for (const part of ['value', 'note'] as const) {
        const entry = this.#entry(answer.key, part)
        const version = part === 'note' ? answer.noteVersion : answer.valueVersion
        if (version < (entry.newer ?? entry).version) continue
        entry.newer = { version, content: contentOf(part, answer) }
        this.#catchUp(entry)
      }
  }

  #catchUp(entry: OutboxEntry) {
    if (!entry.newer || entry.operation || entry.draft) return
    if (entry.newer.version >= entry.version) Object.assign(entry, entry.newer)
    entry.newer = null
  }

  #dispatch(entry: OutboxEntry) {
    const { key, part, content, version, choices } = entry
    const [choice, ...laterChoices] = choices
    if (entry.operation || entry.problem || !(choice || entry.draft)) return
    const identity = this.#identityOf(entry.client ?? this.#client)
    entry.operation = { ...identity, key, part, content, baseVersion: version, choice }
    // What was typed after a choice goes after it.
    if (choice) entry.choices = laterChoices
    else entry.draft = false
    void this.#transmit(entry, entry.operation)
  }

  #sendStranded() {
    for (const entry of this.#entries.values())
      if (entry.operation && entry.stranded) void this.#transmit(entry, entry.operation)
  }

  async #transmit(entry: OutboxEntry, operation: SentOperation) {
    entry.stranded = false
    const reply = await this.#post.send(operation)
    // The operation was sent twice and has already been answered.
    if (entry.operation?.operationId !== operation.operationId) return
    if (reply.kind !== 'taken' && reply.kind !== 'refused') {
      entry.stranded = true
      return this.#wait(reply.kind)
    }
    this.#failures = 0
    this.#trouble = null
    entry.operation = null
    if (reply.kind === 'taken') this.#acknowledge(entry, operation, reply.data)
    else if (!entry.draft) {
      entry.problem = reply.message
      if (operation.choice) entry.choices = [operation.choice, ...entry.choices]
      else entry.draft = true
    }
    this.#dispatch(entry)
    // What was typed after a choice takes its place, and the caller still learns that the choice does not count.
    if (reply.kind === 'refused' && operation.choice && !entry.choices.length) entry.problem = reply.message
    if (!isUnsent(entry)) entry.client = null
    this.#catchUp(entry)
    this.#sendStranded()
    this.#changed()
  }

  #acknowledge(entry: OutboxEntry, operation: SentOperation, reply: Reply) {
    this.#savedAt = new Date(reply.savedAt)
    this.#keepConflict(entry, operation, reply)
    const isSaved = reply.outcome === 'saved'
    // Who typed on or chose has not seen the other value: what they said goes on the old version, and may be refused.
    if (!isSaved && (entry.draft || entry.choices.length > 0)) return
    entry.version = Math.max(entry.version, reply.version)
    if (!isSaved) entry.content = contentOf(entry.part, reply.current)
    // Whoever chose had seen this client's own change.
    entry.choices = entry.choices.map((choice) => ({ ...choice, baseVersion: reply.version }))
  }

  /**
   * Updates the conflicts by the same rule as the server: a refused value replaces this client's earlier ones, and a saved
   * value removes them.
   */
  #keepConflict(
    { key, part }: OutboxEntry,
    { clientId, operationId, content, choice }: SentOperation,
    { outcome }: Reply,
  ) {
    const otherConflicts = this.#conflicts.filter((conflict) =>
      choice
        ? conflict.operationId !== choice.refusedOperationId
        : conflict.clientId !== clientId || conflict.key !== key || conflict.part !== part,
    )
    const emptyContent = { value: null, missing: null, note: null }
    const refusedContent = { ...emptyContent, ...content, operationId, clientId, key, part, mine: true }
    this.#conflicts = outcome === 'refused' ? [...otherConflicts, refusedContent] : otherConflicts
  }

  #wait(trouble: NonNullable<Trouble>) {
    this.#trouble = trouble
    if (trouble !== 'signed_out' && trouble !== 'other_person' && !this.#retry) {
      this.#retry = this.#post.later(this.flush, retryMs[this.#failures] ?? longestRetryMs)
      this.#failures += 1
    }
    this.#changed()
  }

  #look(): OutboxView {
    const entries = [...this.#entries.values()]
    return viewOf(entries, this.#conflicts, savedStateOf(entries, this.#trouble, this.#savedAt))
  }

  #changed() {
    this.#post.save(this.unsent())
    this.#view = this.#look()
    for (const listener of this.#listeners) listener()
  }
}

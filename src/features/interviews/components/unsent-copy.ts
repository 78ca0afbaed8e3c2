/**
 * The copy on this device of what one interview's page holds and the server does not have: answers, entries of a concern that
 * were passed on, and what stands in a form and was not sent. It is written again at every change, one write at a time, and says at any moment whether it holds
 * everything.
 */
import type { ConcernEntry } from './concern-outbox'
import type { UnsentAnswer } from './outbox'

export type UnsentWork = {
  /** The family's number, to say which conversation it is. */
  familyRef: string
  /** The interview had ended: it was being corrected. */
  correcting: boolean
  answers: readonly UnsentAnswer[]
  /** Passed on by the button: they are sent by themselves. */
  concerns: readonly ConcernEntry[]
  /** By the form's name, and `place`. */
  drafts: Readonly<Record<string, unknown>>
}

export type CopyState =
  /** What earlier tabs left is not known yet. */
  'looking' | 'empty' | 'writing' | 'kept' | 'unavailable'

export type CopyView = {
  state: CopyState
  /** Something stands in a form and was not sent, or was passed on and did not arrive. */
  hasDrafts: boolean
  /** How many entries could not be read any more and were dropped. */
  lost: number
}

type Write = (unsent: UnsentWork | null) => Promise<boolean>
type UnsentSubject = Pick<UnsentWork, 'familyRef' | 'correcting'>

export class UnsentCopy {
  readonly #about: UnsentSubject
  readonly #write: Write
  readonly #listeners = new Set<() => void>()
  readonly #restored = new Map<string, (draft: unknown) => void>()
  #answers: readonly UnsentAnswer[] = []
  #concerns: readonly ConcernEntry[] = []
  #drafts: Readonly<Record<string, unknown>> = {}
  /** As text: what stands on the device, `null` for nothing, `undefined` while it is written or unknown. */
  #written: string | null | undefined = null
  #isRefused = false
  #isWriting = false
  #isLooking = true
  #isStopped = false
  #lost = 0
  #view: CopyView = { state: 'looking', hasDrafts: false, lost: 0 }

  constructor(interviewRef: UnsentSubject, write: Write) {
    this.#about = interviewRef
    this.#write = write
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly view = (): CopyView => this.#view

  readonly isEmpty = () => this.#answers.length + this.#concerns.length === 0 && Object.keys(this.#drafts).length === 0

  readonly saveAnswers = (answers: readonly UnsentAnswer[]) => {
    this.#answers = answers
    this.#changed()
  }

  readonly saveConcerns = (concerns: readonly ConcernEntry[]) => {
    this.#concerns = concerns
    this.#changed()
  }

  /** What stands in a form and was not sent; null once it was. */
  readonly saveDraft = (name: string, draft: object | null) => {
    const { [name]: _old, ...others } = this.#drafts
    this.#drafts = draft === null ? others : { ...others, [name]: draft }
    this.#changed()
  }

  /** A form hears what an earlier tab left of it. */
  readonly onRestored = (name: string, heard: (draft: unknown) => void) => {
    this.#restored.set(name, heard)
    if (name in this.#drafts) heard(this.#drafts[name])
    return () => void this.#restored.delete(name)
  }

  readonly restoreDrafts = (drafts: UnsentWork['drafts']) => {
    this.#drafts = { ...drafts, ...this.#drafts }
    for (const [name, draft] of Object.entries(drafts)) this.#restored.get(name)?.(draft)
    this.#changed()
  }

  /** All that earlier tabs left is here, or cannot be read. */
  readonly looked = (lost: number) => {
    this.#isLooking = false
    this.#lost = lost
    this.#changed()
  }

  /** Tries again what the device refused: there may be a connection by now, or room. */
  readonly again = () => {
    this.#isStopped = false
    this.#changed()
  }

  /** Everything was wiped on this person's word: nothing more is kept until they are back. */
  readonly stop = () => {
    this.#isStopped = true
    this.#written = undefined
    this.#changed()
  }

  /** Resolves once everything of this moment stands on the device, or was refused by it. */
  readonly settled = () =>
    new Promise<boolean>((resolve) => {
      const look = () => {
        if (this.#isWriting) return
        this.#listeners.delete(look)
        resolve(this.#written === this.#wanted())
      }
      this.#listeners.add(look)
      look()
    })

  /** Resolves once nothing waits here. */
  readonly emptied = () =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!this.isEmpty()) return
        this.#listeners.delete(look)
        resolve()
      }
      this.#listeners.add(look)
      look()
    })

  #wanted(): string | null {
    if (this.isEmpty()) return null
    const unsentWork = { ...this.#about, answers: this.#answers, concerns: this.#concerns, drafts: this.#drafts }
    return JSON.stringify(unsentWork satisfies UnsentWork)
  }

  #changed() {
    void this.#pump()
    this.#tell()
  }

  async #pump() {
    if (this.#isWriting || this.#isStopped) return
    this.#isWriting = true
    let wanted = this.#wanted()
    while (wanted !== this.#written && !this.#isStopped) {
      this.#written = undefined
      // A copy of what stands here now, made by this class a line above.
      const isSaved = await this.#write(wanted === null ? null : (JSON.parse(wanted) as UnsentWork))
      this.#isRefused = !isSaved
      // Wiped while it was written: it does not stay behind.
      if (this.#isStopped) await this.#write(null)
      else if (isSaved) this.#written = wanted
      const next = this.#wanted()
      // What was refused as it stands is tried again at the next change.
      if (!isSaved && next === wanted) break
      wanted = next
    }
    this.#isWriting = false
    this.#tell()
  }

  #state(): CopyState {
    if (this.isEmpty()) return this.#isLooking ? 'looking' : 'empty'
    if (this.#written === this.#wanted()) return 'kept'
    return this.#isRefused || this.#isStopped ? 'unavailable' : 'writing'
  }

  #tell() {
    const hasDrafts = this.#concerns.length > 0 || Object.keys(this.#drafts).some((name) => name !== 'place')
    const state = this.#state()
    const lost = this.#lost
    const { state: oldState, hasDrafts: hadDrafts, lost: oldLost } = this.#view
    if (state !== oldState || hasDrafts !== hadDrafts || lost !== oldLost) this.#view = { state, hasDrafts, lost }
    for (const listener of this.#listeners) listener()
  }
}

/**
 * Keeps a copy on the device of the unsent work of one interview's page: answers, concern entries and unsent forms. It
 * writes at every change, one write at a time, and always knows whether the copy is complete.
 */
import type { ConcernEntry } from './concern-outbox'
import type { UnsentAnswer } from './outbox'
import type { PressedForm } from './pressed-forms'

export type UnsentWork = {
  /** The family's number, which names the interview on the screen. */
  familyRef: string
  /** Whether the interview had ended and was being corrected. */
  correcting: boolean
  answers: readonly UnsentAnswer[]
  /** Entries that the caller passed on; they are sent without a further press. */
  concerns: readonly ConcernEntry[]
  /** Forms whose button was pressed; they are sent without a further press, too. */
  forms: readonly PressedForm[]
  /** Unsent forms by name, and the position as `place`. */
  drafts: Readonly<Record<string, unknown>>
}

export type CopyState =
  /** `looking`: what closed tabs left has not been read yet. */
  'looking' | 'empty' | 'writing' | 'kept' | 'unavailable'

export type CopyView = {
  state: CopyState
  /** Whether a form holds unsent text, or one that was pressed or a concern entry has not arrived. */
  hasDrafts: boolean
  /** The number of entries that could not be read and were dropped. */
  lost: number
}

type Write = (unsent: UnsentWork | null) => Promise<boolean>
type UnsentSubject = Pick<UnsentWork, 'familyRef' | 'correcting'>

/** What parents say about help of earlier. It is sent by itself, like an answer, and stored as a draft. */
export const followUpsName = 'follow_ups'
/** The reason of a correction, stored as long as an answer is unsent that it goes with. */
export const reasonName = 'reason'
/** The note for the call of the next day, which the end of a call takes along. */
export const careNoteName = 'care_note'

export const hasAllBeforeEnd = ({ answers, concerns, drafts }: Pick<UnsentWork, 'answers' | 'concerns' | 'drafts'>) =>
  answers.length + concerns.length === 0 && !(followUpsName in drafts)

export class UnsentCopy {
  readonly #about: UnsentSubject
  readonly #write: Write
  readonly #listeners = new Set<() => void>()
  readonly #restored = new Map<string, (draft: unknown) => void>()
  #answers: readonly UnsentAnswer[] = []
  #concerns: readonly ConcernEntry[] = []
  #forms: readonly PressedForm[] = []
  #drafts: Readonly<Record<string, unknown>> = {}
  /** What the device holds, as JSON: null for nothing, undefined while a write runs or the content is unknown. */
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

  readonly isEmpty = () =>
    this.#answers.length + this.#concerns.length + this.#forms.length === 0 && Object.keys(this.#drafts).length === 0

  /** Whether everything has arrived that must be there before the call ends. */
  readonly mayEnd = () => hasAllBeforeEnd({ answers: this.#answers, concerns: this.#concerns, drafts: this.#drafts })

  readonly saveAnswers = (answers: readonly UnsentAnswer[]) => {
    this.#answers = answers
    this.#changed()
  }

  readonly saveConcerns = (concerns: readonly ConcernEntry[]) => {
    this.#concerns = concerns
    this.#changed()
  }

  readonly saveForms = (forms: readonly PressedForm[]) => {
    this.#forms = forms
    this.#changed()
  }

  /** Saves the unsent content of a form; null once it was sent. */
  readonly saveDraft = (name: string, draft: object | null) => {
    const { [name]: _old, ...others } = this.#drafts
    this.#drafts = draft === null ? others : { ...others, [name]: draft }
    this.#changed()
  }

  /** Calls the listener with what a closed tab left of this form. */
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

  /** Ends `looking`: everything that closed tabs left has been read, except for `lost` unreadable entries. */
  readonly looked = (lost: number) => {
    this.#isLooking = false
    this.#lost = lost
    this.#changed()
  }

  /** Tries a refused write again, because there may be a connection or room by now. */
  readonly again = () => {
    this.#isStopped = false
    this.#changed()
  }

  /** Stops writing after the person wiped the device or signed out, until they are signed in again. */
  readonly stop = () => {
    this.#isStopped = true
    this.#written = undefined
    this.#changed()
  }

  /** Resolves when no write runs, to whether the device holds everything. */
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

  /** Resolves once nothing is unsent in this tab. */
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
    const unsentWork: UnsentWork = {
      ...this.#about,
      answers: this.#answers,
      concerns: this.#concerns,
      forms: this.#forms,
      drafts: this.#drafts,
    }
    return JSON.stringify(unsentWork)
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
      // The text is JSON that `#wanted` made from an `UnsentWork`, so it has that type. Parsing it makes a copy.
      const isSaved = await this.#write(wanted === null ? null : (JSON.parse(wanted) as UnsentWork))
      this.#isRefused = !isSaved
      // The work was wiped while it was being written, so the entry is removed again.
      if (this.#isStopped) await this.#write(null)
      else if (isSaved) this.#written = wanted
      const next = this.#wanted()
      // The device refused this very content; the next change tries again.
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
    const hasDrafts =
      this.#concerns.length + this.#forms.length > 0 || Object.keys(this.#drafts).some((name) => name !== 'place')
    const view = { state: this.#state(), hasDrafts, lost: this.#lost }
    // The same object while it says the same, so that nothing is drawn anew.
    if (JSON.stringify(view) !== JSON.stringify(this.#view)) this.#view = view
    for (const listener of this.#listeners) listener()
  }
}

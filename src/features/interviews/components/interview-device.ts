/** The device's part in one interview's page: this tab's own entry, and what tabs that are gone left of the same interview. */
import { claim } from '@/components/device/live-tab'
import { forgetOnDevice, keepOnDevice, keptOnDevice } from '@/components/device/device-box'
import { canKeep, ownerHere, type Owner } from '@/components/device/owner'
import type { ConcernOutbox } from './concern-outbox'
import type { Outbox } from './outbox'
import type { Unsent, UnsentCopy } from './unsent-copy'

/** What an older version of the page left may have fewer parts. */
const unsentOf = (text: string): Unsent => {
  // Written by `write` below, and sealed since with this person's key: nobody else can have put anything there.
  const { concerns = [], ...left } = JSON.parse(text) as Omit<Unsent, 'concerns'> & Partial<Unsent>
  return { ...left, concerns }
}

export type LeftEntry = { id: string; interviewId: string; unsent: Unsent; release: () => void }

/** Everything of this person whose tab is gone; of one interview, or of all. */
export const leftOnDevice = async (owner: Owner, interviewId?: string) => {
  const { kept, lost } = await keptOnDevice(owner)
  const left: LeftEntry[] = []
  for (const { id, subject, text } of kept) {
    if (interviewId !== undefined && subject !== interviewId) continue
    const release = await claim(id)
    if (release) left.push({ id, interviewId: subject, unsent: unsentOf(text), release })
  }
  return { left, lost }
}

export class InterviewDevice {
  readonly #interviewId: string
  readonly #id = crypto.randomUUID()
  #opening: Promise<Owner | null> | null = null
  #hasLooked = false

  constructor(interviewId: string) {
    this.#interviewId = interviewId
  }

  /** The key, once this tab holds its lock: other tabs must not take its entry for one that was left. */
  async #known(): Promise<Owner | null> {
    const owner = await (this.#opening ??= ownerHere().then(async (found) => {
      if (found) await claim(this.#id).catch(() => null)
      return found
    }))
    // Asked again next time: there may be a connection by then.
    if (!owner) this.#opening = null
    return owner
  }

  /** Whether the device has it now. */
  readonly write = async (unsent: Unsent | null): Promise<boolean> => {
    const owner = await this.#known()
    if (!owner) return false
    try {
      if (unsent) await keepOnDevice(owner, this.#interviewId, this.#id, JSON.stringify(unsent))
      else await forgetOnDevice(this.#id)
      return true
    } catch {
      return false
    }
  }

  /**
   * Takes up what tabs of this interview left, one after the other: what two of them said about one question is two answers.
   * Without a connection there is no key yet; it is tried again when there is one.
   */
  readonly takeUp = async (outbox: Outbox, concerns: ConcernOutbox, copy: UnsentCopy): Promise<void> => {
    if (this.#hasLooked) return
    if (!canKeep()) return copy.looked(0)
    const owner = await this.#known()
    if (!owner || this.#hasLooked) return
    this.#hasLooked = true
    try {
      const { left, lost } = await leftOnDevice(owner, this.#interviewId)
      for (const { id, unsent, release } of left) {
        await copy.emptied()
        outbox.resume(unsent.answers)
        copy.restoreDrafts(unsent.drafts)
        void concerns.resume(unsent.concerns)
        if (!(await copy.settled())) await copy.emptied()
        await forgetOnDevice(id)
        release()
      }
      copy.looked(lost)
    } catch {
      // The browser keeps nothing (a private window, no room): then nothing was left either.
      copy.looked(0)
    }
  }
}

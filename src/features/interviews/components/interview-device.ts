/** The device's part in one interview's page: this tab's own entry, and what tabs that are gone left of the same interview. */
import { claim } from '@/components/device/live-tab'
import { removeFromDevice, saveOnDevice, storedOnDevice } from '@/components/device/device-storage'
import { canStore, currentOwner, type Owner } from '@/components/device/owner'
import type { ConcernOutbox } from './concern-outbox'
import type { Outbox } from './outbox'
import type { UnsentWork, UnsentCopy } from './unsent-copy'

/** What an older version of the page left may have fewer parts. */
const unsentOf = (text: string): UnsentWork => {
  // Written by `write` below, and sealed since with this person's key: nobody else can have put anything there.
  const { concerns = [], ...left } = JSON.parse(text) as Omit<UnsentWork, 'concerns'> & Partial<UnsentWork>
  return { ...left, concerns }
}

export type LeftEntry = { id: string; interviewId: string; unsent: UnsentWork; release: () => void }

/** Everything of this person whose tab is gone; of one interview, or of all. */
export const leftOnDevice = async (owner: Owner, interviewId?: string) => {
  const { kept, lost } = await storedOnDevice(owner)
  const leftEntries: LeftEntry[] = []
  for (const { id, subject, text } of kept) {
    if (interviewId !== undefined && subject !== interviewId) continue
    const release = await claim(id)
    if (release) leftEntries.push({ id, interviewId: subject, unsent: unsentOf(text), release })
  }
  return { left: leftEntries, lost }
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
    const owner = await (this.#opening ??= currentOwner().then(async (foundOwner) => {
      if (foundOwner) await claim(this.#id).catch(() => null)
      return foundOwner
    }))
    // Asked again next time: there may be a connection by then.
    if (!owner) this.#opening = null
    return owner
  }

  /** Whether the device has it now. */
  readonly write = async (unsentWork: UnsentWork | null): Promise<boolean> => {
    const owner = await this.#known()
    if (!owner) return false
    try {
      if (unsentWork) await saveOnDevice(owner, this.#interviewId, this.#id, JSON.stringify(unsentWork))
      else await removeFromDevice(this.#id)
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
    if (!canStore()) return copy.looked(0)
    const owner = await this.#known()
    if (!owner || this.#hasLooked) return
    this.#hasLooked = true
    try {
      const { left, lost } = await leftOnDevice(owner, this.#interviewId)
      for (const { id, unsent: unsentWork, release } of left) {
        await copy.emptied()
        outbox.resume(unsentWork.answers)
        copy.restoreDrafts(unsentWork.drafts)
        void concerns.resume(unsentWork.concerns)
        if (!(await copy.settled())) await copy.emptied()
        await removeFromDevice(id)
        release()
      }
      copy.looked(lost)
    } catch {
      // The browser keeps nothing (a private window, no room): then nothing was left either.
      copy.looked(0)
    }
  }
}

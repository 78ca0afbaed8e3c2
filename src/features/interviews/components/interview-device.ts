/** Stores the unsent work of one interview on the device, and takes over what closed tabs left of the same interview. */
import { claim } from '@/components/device/live-tab'
import { removeFromDevice, saveOnDevice, storedOnDevice } from '@/components/device/device-storage'
import { canStore, currentOwner, type Owner } from '@/components/device/owner'
import type { ConcernOutbox } from './concern-outbox'
import type { Outbox } from './outbox'
import type { FormOutbox } from './pressed-forms'
import type { UnsentWork, UnsentCopy } from './unsent-copy'

type StoredWork = Omit<UnsentWork, 'concerns' | 'forms'> & Partial<UnsentWork>

/** Parses stored work. Work that an older version of the page stored may lack `concerns` and `forms`. */
const unsentOf = (text: string): UnsentWork => {
  // `write` below wrote this text, encrypted with this person's key, so nobody else can have changed it.
  const { concerns = [], forms = [], ...work }: StoredWork = JSON.parse(text)
  return { ...work, concerns, forms }
}

export type LeftEntry = { id: string; interviewId: string; unsent: UnsentWork; release: () => void }

/** This person's entries whose tab is closed, of one interview or of all. Each is claimed, so that no other tab takes it. */
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

/** Where the work of an interview goes that a closed tab left. */
type Receivers = { outbox: Outbox; concerns: ConcernOutbox; forms: FormOutbox; copy: UnsentCopy }

/** A check-in that was pressed stands in its form, as it did in the tab that left it. */
const draftsOf = ({ drafts, forms }: UnsentWork): UnsentWork['drafts'] => {
  const checkIn = forms.findLast(({ path }) => path === 'check-in')
  return checkIn ? { check_in: checkIn.body, ...drafts } : drafts
}

export class InterviewDevice {
  readonly #interviewId: string
  readonly #id = crypto.randomUUID()
  #opening: Promise<Owner | null> | null = null
  #hasLooked = false

  constructor(interviewId: string) {
    this.#interviewId = interviewId
  }

  /**
   * The person with their key, or null without one. The tab first claims its own entry, so that other tabs do not take it
   * for one that a closed tab left.
   */
  async #known(): Promise<Owner | null> {
    const owner = await (this.#opening ??= currentOwner().then(async (foundOwner) => {
      if (foundOwner) await claim(this.#id).catch(() => null)
      return foundOwner
    }))
    // The next call asks again, because there may be a connection by then.
    if (!owner) this.#opening = null
    return owner
  }

  /** Stores the work, or removes the entry for null. Resolves to whether the device did so. */
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
   * Takes over what closed tabs left of this interview, one tab at a time: different answers of two tabs to one question
   * become a conflict instead of one replacing the other. Without a connection there may be no key; the next call then tries
   * again.
   */
  readonly takeUp = async ({ outbox, concerns, forms, copy }: Receivers): Promise<void> => {
    if (this.#hasLooked) return
    if (!canStore()) return copy.looked(0)
    const owner = await this.#known()
    if (!owner || this.#hasLooked) return
    this.#hasLooked = true
    try {
      const { left, lost } = await leftOnDevice(owner, this.#interviewId)
      for (const { id, unsent: unsentWork, release } of left) {
        await copy.emptied()
        // The reason of a correction is a draft, and goes with the answers.
        copy.restoreDrafts(draftsOf(unsentWork))
        outbox.resume(unsentWork.answers)
        void concerns.resume(unsentWork.concerns)
        void forms.resume(unsentWork.forms)
        if (!(await copy.settled())) await copy.emptied()
        await removeFromDevice(id)
        release()
      }
      copy.looked(lost)
    } catch {
      // The browser stores nothing (a private window, or no room), so no tab can have left anything.
      copy.looked(0)
    }
  }
}

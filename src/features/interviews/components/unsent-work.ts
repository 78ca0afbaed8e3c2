/** Counts, sends and wipes a person's unsent work, for signing out. */
import { countOnDevice, wipeOnDevice } from '@/components/device/device-storage'
import { canStore, currentOwner } from '@/components/device/owner'
import { renderedFor } from '@/components/session/rendered-for'
import { announce } from '@/components/session/session-channel'
import { deliverUnsent } from './deliver-unsent'

const patienceMs = 5000
const pollIntervalMs = 250

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The number of entries on the device; 0 in a browser that cannot store any. */
export const unsentCount = async (): Promise<number> => {
  const staffId = renderedFor()
  if (!staffId || !canStore()) return 0
  return countOnDevice(staffId).catch(() => 0)
}

/** Sends what can be sent, also by other open tabs. Resolves to the number of entries that are left. */
export const sendUnsent = async (): Promise<number> => {
  const owner = await currentOwner()
  if (!owner) return unsentCount()
  announce({ says: 'signed_in', staffId: owner.staffId })
  await deliverUnsent(owner)
  const last = Date.now() + patienceMs
  while ((await unsentCount()) > 0 && Date.now() < last) await pause(pollIntervalMs)
  return unsentCount()
}

/** Removes everything of this person from the device, and tells other tabs not to store it again. */
export const wipeUnsent = async () => {
  const staffId = renderedFor()
  if (!staffId) return
  announce({ says: 'wiped', staffId })
  if (canStore()) await wipeOnDevice(staffId).catch(() => undefined)
}

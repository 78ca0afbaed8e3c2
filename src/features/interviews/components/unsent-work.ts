/** For signing out: what of this person's conversations is not on the server yet, to send it first or to wipe it. */
import { countOnDevice, wipeOnDevice } from '@/components/device/device-storage'
import { canStore, currentOwner } from '@/components/device/owner'
import { renderedFor } from '@/components/session/rendered-for'
import { announce } from '@/components/session/session-channel'
import { deliverUnsent } from './deliver-unsent'

const patienceMs = 5000
const lookEveryMs = 250

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** How many entries wait; none in a browser that keeps nothing. */
export const unsentCount = async (): Promise<number> => {
  const staffId = renderedFor()
  if (!staffId || !canStore()) return 0
  return countOnDevice(staffId).catch(() => 0)
}

/** Sends what can be sent, also from other tabs that are open, and says how many entries are left. */
export const sendUnsent = async (): Promise<number> => {
  const owner = await currentOwner()
  if (!owner) return unsentCount()
  announce({ says: 'signed_in', staffId: owner.staffId })
  await deliverUnsent(owner)
  const last = Date.now() + patienceMs
  while ((await unsentCount()) > 0 && Date.now() < last) await pause(lookEveryMs)
  return unsentCount()
}

/** Takes everything of this person off the device, and keeps other tabs from putting it back. */
export const wipeUnsent = async () => {
  const staffId = renderedFor()
  if (!staffId) return
  announce({ says: 'wiped', staffId })
  if (canStore()) await wipeOnDevice(staffId).catch(() => undefined)
}

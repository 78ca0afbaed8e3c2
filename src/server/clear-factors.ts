/** Takes every way of signing in but the password away from a person: of whoever lost them, or for the operator. */
import 'server-only'
import { now } from './clock'
import type { Transaction } from './db'
import { deleteDevices } from './known-devices'

/**
 * Ends their sessions too, and their browsers are unknown from then on. Returns how many factors there were. The caller holds
 * the lock of the person.
 */
export const deleteFactors = async (tx: Transaction, staffId: string): Promise<number> => {
  const where = { staffId }
  const apps = await tx.factor.deleteMany({ where })
  const passkeys = await tx.passkey.deleteMany({ where })
  await tx.recoveryCode.deleteMany({ where })
  await tx.providerAccount.updateMany({ where, data: { secondFactor: false } })
  await tx.session.updateMany({ where: { staffId, endedAt: null }, data: { endedAt: now() } })
  await deleteDevices(tx, staffId)
  return apps.count + passkeys.count
}

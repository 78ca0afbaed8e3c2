import 'server-only'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'

/** Ends the open sessions of a member of staff, except one. Requests in them are refused from the next one on. */
export const endSessions = async (tx: Transaction, staffId: string, except?: string) => {
  const { count } = await tx.session.updateMany({
    where: { staffId, endedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { endedAt: now() },
  })
  return count
}

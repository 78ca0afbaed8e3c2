import 'server-only'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'

/** Ends what is still open of someone's sessions; the session's own look-up refuses them from the next request on. */
export const endSessions = async (tx: Transaction, staffId: string, except?: string) => {
  const { count } = await tx.session.updateMany({
    where: { staffId, endedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { endedAt: now() },
  })
  return count
}

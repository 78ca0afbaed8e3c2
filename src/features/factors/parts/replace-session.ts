import 'server-only'
import { randomUUID } from 'node:crypto'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'

/**
 * Gives the session a new id and notes that its person showed who they are, now or, at the identity provider, a moment ago. The
 * earlier id is no session any more; of two simultaneous requests one is refused.
 */
export const replaceSession = async (tx: Transaction, sessionId: string, verifiedAt = now()): Promise<string> => {
  const id = randomUUID()
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, endedAt: null, staff: { disabledAt: null } },
    data: { id, verifiedAt, lastSeenAt: now() },
  })
  if (count === 0) throw new AppError('unauthenticated')
  return id
}

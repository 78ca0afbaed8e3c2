/** Stores the session of somebody who signs in, in the transaction that checked them. */
import 'server-only'
import { now } from './clock'
import type { Transaction } from './db'
import { sessionHours } from './session'
import type { Visitor } from './visitor'

type Of = { id: string; organisationId: string }

/** `verifiedAt` is null after a password alone. Returns the id. */
export const createSession = async (
  tx: Transaction,
  { device }: Visitor,
  { id: staffId, organisationId }: Of,
  verifiedAt: Date | null,
): Promise<string> => {
  const at = now()
  const expiresAt = new Date(at.getTime() + sessionHours * 60 * 60 * 1000)
  const columns = { organisationId, staffId, device, createdAt: at, lastSeenAt: at, expiresAt, verifiedAt }
  return (await tx.session.create({ data: columns, select: { id: true } })).id
}

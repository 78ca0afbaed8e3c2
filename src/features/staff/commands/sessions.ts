import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction, type Transaction } from '@/server/db'

/** Ends what is still open of someone's sessions; the session's own look-up refuses them from the next request on. */
export const endSessionsOf = async (tx: Transaction, staffId: string, except?: string) => {
  const { count } = await tx.session.updateMany({
    where: { staffId, endedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { endedAt: now() },
  })
  return count
}

/** One of one's own sessions; those of others do not exist here. */
export const endSession = async (actor: StaffActor, input: { sessionId: string }) => {
  const session = found(
    await database().session.findFirst({
      where: { id: input.sessionId, organisationId: actor.organisationId, staffId: actor.staffId },
      select: { id: true, staffId: true },
    }),
    { actor, verb: 'session.end', id: input.sessionId },
  )
  await authorize(actor, 'session.end', { id: session.id, ownerId: session.staffId })
  await inTransaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: session.id, endedAt: null },
      data: { endedAt: now() },
    })
    if (count > 0) await audit(tx, actor, 'session.end', session.id)
  })
}

export const signOut = (actor: StaffActor) => endSession(actor, { sessionId: actor.sessionId })

export const endOtherSessions = async (actor: StaffActor) => {
  await authorize(actor, 'session.end', { ownerId: actor.staffId })
  return inTransaction(async (tx) => {
    const ended = await endSessionsOf(tx, actor.staffId, actor.sessionId)
    await audit(tx, actor, 'session.end', null, { others: ended })
    return { ended }
  })
}

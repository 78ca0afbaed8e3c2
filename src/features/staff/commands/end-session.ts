import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'

/** Ends one of the actor's own sessions. A session of somebody else is not found. */
export const endSession = async (actor: StaffActor, input: { sessionId: string }) => {
  const session = requireFound(
    await database(actor).session.findFirst({
      where: { id: input.sessionId, organisationId: actor.organisationId, staffId: actor.staffId },
      select: { id: true, staffId: true },
    }),
    { actor, verb: 'session.end', id: input.sessionId },
  )
  await authorize(actor, 'session.end', { id: session.id, ownerId: session.staffId })
  await inTransaction(actor, async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: session.id, endedAt: null },
      data: { endedAt: now() },
    })
    if (count > 0) await audit(tx, actor, 'session.end', session.id)
  })
}

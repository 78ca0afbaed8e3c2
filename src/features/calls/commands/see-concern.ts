import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import type { SeeConcern } from '../schema'

/** Marks a caller's worry as seen: by whom and when. The first who saw it stays the one who saw it. */
export const seeConcern = async (actor: Actor, { interviewId }: SeeConcern) => {
  const { organisationId } = actor
  found(await database().safetyConcern.findFirst({ where: { interviewId, organisationId, withdrawnAt: null } }), {
    actor,
    verb: 'concern.see',
    id: interviewId,
  })
  await authorize(actor, 'concern.see', { organisationId, id: interviewId })
  return inTransaction(async (tx) => {
    const seen = await tx.safetyConcern.updateMany({
      where: { interviewId, seenAt: null },
      data: { seenAt: now(), seenById: actor.kind === 'staff' ? actor.staffId : null },
    })
    if (seen.count > 0) await audit(tx, actor, 'concern.see', interviewId)
    return { interviewId }
  })
}

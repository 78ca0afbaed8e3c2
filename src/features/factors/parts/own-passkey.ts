import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { requireFound } from '@/server/authorize'
import { database } from '@/server/db'

/** A passkey of the actor, and the condition under which it is still theirs. Not found for any other. */
export const requireOwnPasskey = async (
  actor: StaffActor,
  verb: 'factor.rename' | 'factor.remove',
  passkeyId: string,
) => {
  const where = { id: passkeyId, staffId: actor.staffId, organisationId: actor.organisationId }
  const row = await database(actor).passkey.findFirst({ where, select: { id: true, staffId: true } })
  const { id, staffId: ownerId } = requireFound(row, { actor, verb, id: passkeyId })
  return { id, ownerId, where }
}

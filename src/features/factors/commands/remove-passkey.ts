import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { requireFresh } from '@/server/fresh'
import { requireOwnPasskey } from '../parts/own-passkey'
import { removeOne } from '../parts/remove-one'

/** Removes one of the actor's own passkeys. The last factor stays, but for a demonstration; the recovery codes go with it. */
export const removePasskey = async (actor: StaffActor, { passkeyId }: { passkeyId: string }): Promise<void> => {
  const { id, where, ownerId } = await requireOwnPasskey(actor, 'factor.remove', passkeyId)
  await authorize(actor, 'factor.remove', { id, ownerId })
  requireFresh(actor)
  await removeOne(actor, id, async (tx) => (await tx.passkey.deleteMany({ where })).count)
}

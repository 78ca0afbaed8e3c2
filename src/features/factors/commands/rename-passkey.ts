import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import { requireOwnPasskey } from '../parts/own-passkey'
import type { RenamePasskeyInput } from '../schema'

/** Gives one of the actor's own passkeys another name. */
export const renamePasskey = async (actor: StaffActor, { passkeyId, name }: RenamePasskeyInput): Promise<void> => {
  const { id, where, ownerId } = await requireOwnPasskey(actor, 'factor.rename', passkeyId)
  await authorize(actor, 'factor.rename', { id, ownerId })
  requireFresh(actor)
  await inTransaction(actor, async (tx) => {
    const { count } = await tx.passkey.updateMany({ where, data: { name } })
    if (count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await audit(tx, actor, 'factor.rename', id)
  })
}

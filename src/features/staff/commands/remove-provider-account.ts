import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { RemoveProviderAccount } from '../schema'
import { enqueueOwnLetter } from '../parts/access-letters'
import { lockStaff } from '../parts/links'
import { endSessions } from '../parts/sessions'

/**
 * For somebody who has another account at the identity provider than before: the operator takes the earlier one away and ends
 * the sessions. The next sign-in there links the new one. Who has no password needs a new invitation for it.
 */
export const removeProviderAccount = async (actor: Actor, { email }: RemoveProviderAccount): Promise<void> => {
  await authorize(actor, 'factor.unlink')
  const where = { organisationId: actor.organisationId, email }
  const { id: staffId } = requireFound(await database(actor).staff.findFirst({ where, select: { id: true } }))
  await inTransaction(actor, async (tx) => {
    await lockStaff(tx, staffId)
    const { count } = await tx.providerAccount.deleteMany({ where: { staffId } })
    if (count === 0) throw new AppError('conflict', 'no_account')
    const sessions = await endSessions(tx, staffId)
    await audit(tx, actor, 'factor.unlink', staffId, { sessions })
    await enqueueOwnLetter(tx, actor, {
      notice: 'account_unlinked',
      kind: 'invitation',
      aboutId: staffId,
      from: null,
      to: null,
    })
  })
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { ReopenHelp } from '../schema'
import { helpInScope } from './help-in-scope'

/** Closed help is open again; the words of its result stay, to be written over when it is closed anew. */
export const reopenHelp = async (actor: Actor, { id, version }: ReopenHelp) => {
  const item = await helpInScope(actor, id, 'help.reopen')
  await authorize(actor, 'help.reopen', item)
  return inTransaction(async (tx) => {
    const reopened = await tx.helpItem.updateMany({
      where: { id, version, state: 'done' },
      data: { state: 'open', result: null, closedAt: null, version: { increment: 1 } },
    })
    if (reopened.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await audit(tx, actor, 'help.reopen', id)
    return { id, version: version + 1 }
  })
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { dateColumn } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { ChangeHelp } from '../schema'
import { helpInScope, refuseUnknownOwner } from './help-in-scope'

/** Gives open help another owner, another day or other words. */
export const changeHelp = async (actor: Actor, { id, version, text, ownerId, dueOn }: ChangeHelp) => {
  const item = await helpInScope(actor, id, 'help.change')
  await authorize(actor, 'help.change', item)
  if (item.state !== 'open') throw new AppError('locked', 'help_closed')
  return inTransaction(async (tx) => {
    if (ownerId !== item.ownerId) await refuseUnknownOwner(tx, { actor, verb: 'help.change' }, ownerId)
    const changed = await tx.helpItem.updateMany({
      where: { id, version, state: 'open' },
      data: { text, ownerId, dueOn: dateColumn(dueOn), version: { increment: 1 } },
    })
    if (changed.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await audit(tx, actor, 'help.change', id, { owner: ownerId, dueOn })
    return { id, version: version + 1 }
  })
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { CloseHelp } from '../schema'
import { helpInScope } from './help-in-scope'

/** Done is not helped: help is closed with what came of it. */
export const closeHelp = async (actor: Actor, { id, version, result, resultNote }: CloseHelp) => {
  const item = await helpInScope(actor, id, 'help.close')
  await authorize(actor, 'help.close', item)
  return inTransaction(async (tx) => {
    const closed = await tx.helpItem.updateMany({
      where: { id, version, state: 'open' },
      data: { state: 'done', result, resultNote, closedAt: now(), version: { increment: 1 } },
    })
    if (closed.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await audit(tx, actor, 'help.close', id, { result })
    return { id, version: version + 1 }
  })
}

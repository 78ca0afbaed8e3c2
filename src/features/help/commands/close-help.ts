import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { applyHelpChanges } from '@/server/help'
import type { CloseHelp } from '../schema'
import { requireHelp } from '../parts/help-in-scope'

/** The closed item, or null for an open one. Its row is locked: of two closings the second sees what the first did. */
const lockClosedHelp = async (tx: Transaction, id: string) => {
  await tx.$queryRaw`select 1 from help_item where id = ${id}::uuid for no key update`
  return tx.helpItem.findUnique({
    where: { id, state: 'done' },
    select: { version: true, result: true, resultNote: true },
  })
}

/**
 * Closes help with its result, because done does not mean that it helped. A repeat of what is stored changes nothing: the screen
 * of a call sends it until it has an answer. What somebody else said of it meanwhile is not overwritten.
 */
export const closeHelp = async (actor: Actor, { id, version, result, resultNote }: CloseHelp) => {
  const item = await requireHelp(actor, id, 'help.close')
  await authorize(actor, 'help.close', item)
  return inTransaction(actor, async (tx) => {
    const closedItem = await lockClosedHelp(tx, id)
    if (closedItem?.result === result && closedItem.resultNote === resultNote)
      return { id, version: closedItem.version }
    if (closedItem) throw new AppError('conflict', 'help_closed')
    const changes = { state: 'done', result, resultNote, closedAt: now() } as const
    await applyHelpChanges(
      tx,
      { actor, verb: 'help.close', detail: { result } },
      { id, version, state: 'open' },
      changes,
    )
    return { id, version: version + 1 }
  })
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { dateColumn } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { applyHelpChanges } from '@/server/help'
import type { UpdateHelp } from '../schema'
import { requireHelp } from '../parts/help-in-scope'

/** Changes the owner, day or text of open help. */
export const updateHelp = async (actor: Actor, { id, version, text, ownerId, dueOn }: UpdateHelp) => {
  const item = await requireHelp(actor, id, 'help.change')
  await authorize(actor, 'help.change', item)
  if (item.state !== 'open') throw new AppError('locked', 'help_closed')
  return inTransaction(actor, async (tx) => {
    const writing = { actor, verb: 'help.change', detail: { owner: ownerId, dueOn } } as const
    await applyHelpChanges(tx, writing, { id, version, state: 'open' }, { text, ownerId, dueOn: dateColumn(dueOn) })
    return { id, version: version + 1 }
  })
}

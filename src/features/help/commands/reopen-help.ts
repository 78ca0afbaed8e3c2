import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { applyHelpChanges } from '@/server/help'
import type { ReopenHelp } from '../schema'
import { requireHelp } from '../parts/help-in-scope'

/** Opens closed help again. The note on its result stays until the help is closed again. */
export const reopenHelp = async (actor: Actor, { id, version }: ReopenHelp) => {
  const item = await requireHelp(actor, id, 'help.reopen')
  await authorize(actor, 'help.reopen', item)
  return inTransaction(actor, async (tx) => {
    const changes = { state: 'open', result: null, closedAt: null } as const
    await applyHelpChanges(tx, { actor, verb: 'help.reopen' }, { id, version, state: 'done' }, changes)
    return { id, version: version + 1 }
  })
}

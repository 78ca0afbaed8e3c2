import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { applyHelpChanges } from '@/server/help'
import type { CloseHelp } from '../schema'
import { requireHelp } from '../parts/help-in-scope'

/** Closes help with its result, because done does not mean that it helped. */
export const closeHelp = async (actor: Actor, { id, version, result, resultNote }: CloseHelp) => {
  const item = await requireHelp(actor, id, 'help.close')
  await authorize(actor, 'help.close', item)
  return inTransaction(actor, async (tx) => {
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

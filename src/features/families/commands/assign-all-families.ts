import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { familiesInAll, fingerprintOfFamilies } from '../parts/whole-list'
import type { AssignAll } from '../schema'
import { refuseUnknownCallers } from '../parts/family-input'
import { assignCaller } from '@/server/assign-caller'

/**
 * Gives every family of a filtered list to one caller. Throws `list_changed` when the list is no longer the one on the
 * screen.
 */
export const assignAllFamilies = async (actor: Actor, { filter, text, callerId, count, print }: AssignAll) => {
  await authorize(actor, 'family.assign')
  return inTransaction(actor, async (tx) => {
    if (callerId) await refuseUnknownCallers(tx, { actor, verb: 'family.assign' }, [callerId])
    const rows = await familiesInAll(tx, actor, { filter, text })
    if (rows.length !== count || fingerprintOfFamilies(rows) !== print) throw new AppError('conflict', 'list_changed')
    return assignCaller(tx, actor, rows, () => callerId)
  })
}

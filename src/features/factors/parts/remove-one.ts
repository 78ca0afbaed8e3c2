import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { enqueueNotice } from './letters'
import { lockFactors, totalOf } from './store-factor'

/** Removes one factor of the actor. `remove` returns how many rows it deleted. */
export const removeOne = (actor: StaffActor, id: string, remove: (tx: Transaction) => Promise<number>) =>
  inTransaction(actor, async (tx) => {
    const { staffId } = actor
    const isLast = totalOf(await lockFactors(tx, staffId)) < 2
    if (isLast && !actor.isDemonstration) throw new AppError('conflict', 'last_factor')
    if ((await remove(tx)) === 0) throw new AppError('conflict', 'changed_meanwhile')
    if (isLast) await tx.recoveryCode.deleteMany({ where: { staffId } })
    await audit(tx, actor, 'factor.remove', id)
    await enqueueNotice(tx, actor, staffId)
  })

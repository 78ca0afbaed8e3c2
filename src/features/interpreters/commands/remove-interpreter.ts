import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { refuseAwaited } from '../parts/coming-bookings'
import { lockInterpreter } from '../parts/lock-interpreter'
import type { InterpreterId } from '../schema'

/** Removes an interpreter who has stopped, when they ask for it, and who knows of what is off. That an interpreter was at a call stays; who it was does not. */
export const removeInterpreter = async (actor: Actor, { id }: InterpreterId): Promise<{ id: string }> => {
  await authorize(actor, 'interpreter.remove', { id })
  return inTransaction(actor, async (tx) => {
    const { isRetired } = await lockInterpreter(tx, actor, 'interpreter.remove', id)
    if (!isRetired) throw new AppError('conflict', 'interpreter_in_use')
    await refuseAwaited(tx, id)
    await tx.interpreter.delete({ where: { id }, select: { id: true } })
    await audit(tx, actor, 'interpreter.remove', id)
    return { id }
  })
}

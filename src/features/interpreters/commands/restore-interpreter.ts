import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { lockInterpreter } from '../parts/lock-interpreter'
import type { InterpreterId } from '../schema'

/** An interpreter who had stopped can be booked again. */
export const restoreInterpreter = async (actor: Actor, { id }: InterpreterId): Promise<{ id: string }> => {
  await authorize(actor, 'interpreter.restore', { id })
  return inTransaction(actor, async (tx) => {
    const { isRetired } = await lockInterpreter(tx, actor, 'interpreter.restore', id)
    if (!isRetired) return { id }
    await tx.interpreter.update({
      where: { id },
      data: { retiredAt: null, retiredById: null, version: { increment: 1 } },
      select: { id: true },
    })
    await audit(tx, actor, 'interpreter.restore', id)
    return { id }
  })
}

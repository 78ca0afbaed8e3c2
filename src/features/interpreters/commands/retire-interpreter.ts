import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { refuseBooked } from '../parts/coming-bookings'
import { lockInterpreter } from '../parts/lock-interpreter'
import type { InterpreterId } from '../schema'

/** The interpreter is booked no more; whoever has a booking that is to come is cancelled or replaced there first. After a term the row goes (`deleteRetiredInterpreters`). */
export const retireInterpreter = async (actor: StaffActor, { id }: InterpreterId): Promise<{ id: string }> => {
  await authorize(actor, 'interpreter.retire', { id })
  return inTransaction(actor, async (tx) => {
    const { isRetired } = await lockInterpreter(tx, actor, 'interpreter.retire', id)
    if (isRetired) return { id }
    await refuseBooked(tx, id)
    await tx.interpreter.update({
      where: { id },
      data: { retiredAt: now(), retiredById: actor.staffId, version: { increment: 1 } },
      select: { id: true },
    })
    await audit(tx, actor, 'interpreter.retire', id)
    return { id }
  })
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { interpreterColumns } from '../parts/interpreter-columns'
import { refuseBooked } from '../parts/coming-bookings'
import { lockInterpreter } from '../parts/lock-interpreter'
import type { UpdateInterpreter } from '../schema'

/** Changes an interpreter. Refuses when somebody else saved since the form was opened. */
export const updateInterpreter = async (actor: Actor, input: UpdateInterpreter): Promise<{ id: string }> => {
  const { id, version } = input
  await authorize(actor, 'interpreter.change', { id })
  return inTransaction(actor, async (tx) => {
    await lockInterpreter(tx, actor, 'interpreter.change', id)
    if (input.signedOn === null) await refuseBooked(tx, id)
    const { count } = await tx.interpreter.updateMany({
      where: { id, version },
      data: { ...interpreterColumns(actor.organisationId, input), version: { increment: 1 } },
    })
    if (count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await audit(tx, actor, 'interpreter.change', id, { version: version + 1, signed: input.signedOn !== null })
    return { id }
  })
}

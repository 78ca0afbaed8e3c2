import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { interpreterColumns } from '../parts/interpreter-columns'
import type { CreateInterpreter } from '../schema'

/** Adds an interpreter to the register. The browser makes the id, so a repeat adds nobody. */
export const createInterpreter = async (actor: Actor, input: CreateInterpreter): Promise<{ id: string }> => {
  const { id } = input
  const { organisationId } = actor
  await authorize(actor, 'interpreter.create', { id })
  return inTransaction(actor, async (tx) => {
    if ((await tx.interpreter.count({ where: { id } })) > 0) return { id }
    await tx.interpreter.create({
      data: {
        id,
        organisationId,
        ...interpreterColumns(organisationId, input),
        createdById: actor.kind === 'staff' ? actor.staffId : null,
        createdAt: now(),
      },
      select: { id: true },
    })
    await audit(tx, actor, 'interpreter.create', id, { signed: input.signedOn !== null })
    return { id }
  })
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { weekAt } from '@/domain/figures/week'
import { authorize, requireFound } from '@/server/authorize'
import { dateColumn, now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { createHelp } from '@/server/help'
import { familyScope, holderColumns, holdersOf } from '@/server/scope'
import type { AddHelp } from '../schema'

/** Adds help for a family outside a call. It counts in the week in which it was added. */
export const addHelp = async (actor: Actor, { id, familyId, type, text, ownerId, dueOn }: AddHelp) => {
  const family = requireFound(
    await database(actor).family.findFirst({
      where: { ...familyScope(actor), AND: { id: familyId } },
      select: { organisationId: true, ...holderColumns },
    }),
    { actor, verb: 'help.add', id: familyId },
  )
  await authorize(actor, 'help.add', { organisationId: family.organisationId, ...holdersOf(family), id: familyId })
  return inTransaction(actor, async (tx) => {
    const writing = { actor, verb: 'help.add', detail: { family: familyId, type } } as const
    const help = { id, familyId, type, text, ownerId, dueOn: dateColumn(dueOn), week: weekAt(now()) }
    const isNew = await createHelp(tx, writing, help)
    if (!isNew && (await tx.helpItem.count({ where: { id, familyId } })) === 0)
      throw new AppError('conflict', 'exists_already')
    return { id }
  })
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { weekAt } from '@/domain/figures/week'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { dateColumn, now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { familyScope } from '@/server/scope'
import type { AddHelp } from '../schema'
import { refuseUnknownOwner } from './help-in-scope'

/** Notes help for a family outside a conversation. It counts in the week it was noted. */
export const addHelp = async (actor: Actor, { id, familyId, type, text, ownerId, dueOn }: AddHelp) => {
  const family = found(
    await database().family.findFirst({
      where: { ...familyScope(actor), AND: { id: familyId } },
      select: { organisationId: true, callerId: true },
    }),
    { actor, verb: 'help.add', id: familyId },
  )
  await authorize(actor, 'help.add', { ...family, id: familyId })
  const { organisationId } = family
  return inTransaction(async (tx) => {
    await refuseUnknownOwner(tx, { actor, verb: 'help.add' }, ownerId)
    const made = now()
    const row = { id, organisationId, familyId, type, text, ownerId, dueOn: dateColumn(dueOn) }
    const added = await tx.helpItem.createMany({
      data: [{ ...row, createdAt: made, week: weekAt(made) }],
      skipDuplicates: true,
    })
    if (added.count > 0) await audit(tx, actor, 'help.add', id, { family: familyId, type })
    else if ((await tx.helpItem.count({ where: { id, familyId } })) === 0)
      throw new AppError('conflict', 'exists_already')
    return { id }
  })
}

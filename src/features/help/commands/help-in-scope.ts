import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { found, noteForeign } from '@/server/authorize'
import { database, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { helpScope } from '@/server/scope'

/** A help item as far as the actor sees it, with what the permission needs to know. */
export const helpInScope = async (actor: Actor, id: string, verb: Verb) => {
  const { family, ...item } = found(
    await database().helpItem.findFirst({
      where: { AND: [helpScope(actor), { id }] },
      select: { id: true, organisationId: true, ownerId: true, state: true, family: { select: { callerId: true } } },
    }),
    { actor, verb, id },
  )
  return { ...item, callerId: family.callerId }
}

/** Whoever promises help works here, and can sign in. */
export const refuseUnknownOwner = async (tx: Transaction, asking: { actor: Actor; verb: Verb }, ownerId: string) => {
  const own = await tx.staff.findMany({
    where: { id: ownerId, organisationId: asking.actor.organisationId },
    select: { id: true, role: true, disabledAt: true },
  })
  noteForeign(asking, [ownerId], own)
  if (!own.some(({ role, disabledAt }) => disabledAt === null && ['caller', 'coordinator'].includes(role)))
    throw new AppError('invalid', undefined, [{ path: 'ownerId', reason: 'unknown_owner' }])
}

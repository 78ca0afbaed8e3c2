import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { familyScope, holderColumns, holdersOf } from '@/server/scope'

/** A family whose contact details the actor may change. */
export const requireContactFamily = async (actor: Actor, id: string) => {
  await authorize(actor, 'contact.update', { id })
  const family = requireFound(
    await database(actor).family.findFirst({
      where: { ...familyScope(actor), AND: { id } },
      select: { id: true, organisationId: true, ...holderColumns },
    }),
    { actor, verb: 'contact.update', id },
  )
  await authorize(actor, 'contact.update', { id, organisationId: family.organisationId, ...holdersOf(family) })
  return family
}

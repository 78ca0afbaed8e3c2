import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { Prisma } from '@/server/db'
import { concernContacts } from '../parts/concern-contacts'
import { concernRows } from '../parts/concern-rows'

/** One concern with all its entries, and whom to call about it. */
export const concernById = async (actor: Actor, id: string) => {
  await authorize(actor, 'concern.read')
  const [concern] = await concernRows(actor, Prisma.sql`concern.id = ${id}::uuid`)
  return { ...requireFound(concern, { actor, verb: 'concern.read', id }), ...(await concernContacts(actor)) }
}

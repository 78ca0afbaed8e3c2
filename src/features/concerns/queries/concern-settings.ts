import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { concernContacts } from '../parts/concern-contacts'

/** Whom to call about a concern, and how many months a concern is kept after its decision. */
export const concernSettings = async (actor: Actor) => {
  await authorize(actor, 'organisation.change')
  return concernContacts(actor)
}

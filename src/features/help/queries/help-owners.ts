import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { helpOwnerChoices } from '@/server/help'

/** The staff who can own help. A caller can name themselves or a colleague. */
export const helpOwners = async (actor: Actor) => {
  await authorize(actor, 'help.read')
  return helpOwnerChoices(actor.organisationId)
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { storedTerms } from '../parts/stored-terms'

/** How many months each kind of family is kept. */
export const retentionSettings = async (actor: Actor) => {
  await authorize(actor, 'organisation.change')
  return storedTerms(database(actor), actor.organisationId)
}

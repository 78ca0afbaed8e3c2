import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'

/**
 * Preparations and releases exist only for staff who work on them; for everybody else any id is not found. Staff who work on
 * them but may not do this are refused before anything is looked up, so that the answer does not depend on the id. What a
 * reader may read is limited by the database role (`runAsReader`).
 */
export const requireReleaseAccess = async (actor: Actor, verb: Verb, id: string | null): Promise<void> => {
  if (!can(actor, 'release.read')) requireFound(null, { actor, verb, id })
  await authorize(actor, verb, id === null ? {} : { id })
}

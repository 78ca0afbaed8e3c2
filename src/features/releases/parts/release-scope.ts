import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'

/**
 * Preparations and releases are there for whoever works on them. For everybody else no id leads anywhere, whether it exists
 * or not. Who works on them but may never do this is refused before anything is looked up, so that the answer does not depend
 * on the id either. What a reader may read stands behind the wall of the database (`read-release.ts`).
 */
export const requireReleaseAccess = async (actor: Actor, verb: Verb, id: string | null): Promise<void> => {
  if (!can(actor, 'release.read')) requireFound(null, { actor, verb, id })
  await authorize(actor, verb, id === null ? {} : { id })
}

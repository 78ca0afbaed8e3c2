import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { found } from '@/server/authorize'

/**
 * Preparations and releases are there for whoever works on them. For everybody else no id leads anywhere, whether it exists
 * or not; what a reader may read stands behind the wall of the database (`read-release.ts`).
 */
export const inScopeOfReleases = (actor: Actor, verb: Verb, id: string | null): void => {
  if (can(actor, 'release.read')) return
  found(null, { actor, verb, id })
}

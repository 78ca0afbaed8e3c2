import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { auditRefusal } from '@/server/audit'
import { AppError } from '@/server/errors'

/**
 * Preparations and releases are there for whoever works on them. For everybody else no id leads anywhere, whether it exists
 * or not; what a reader may read stands behind the wall of the database (`read-release.ts`).
 */
export const inScopeOfReleases = async (actor: Actor, verb: Verb, id: string | null): Promise<void> => {
  if (can(actor, 'release.read')) return
  await auditRefusal(actor, verb, id)
  throw new AppError('not_found')
}

/**
 * The one place where a missing permission stops a request: it is audited, and the request fails with `forbidden`. A row
 * outside the actor's scope is `not_found` before that.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { Subject } from '@/domain/access/subject'
import type { Verb } from '@/domain/access/verbs'
import { auditNotFound, auditRefusal } from './audit'
import { AppError } from './errors'

export const authorize = async (actor: Actor, verb: Verb, subject: Subject & { id?: string } = {}): Promise<void> => {
  if (can(actor, verb, subject)) return
  await auditRefusal(actor, verb, subject.id ?? null)
  throw new AppError('forbidden')
}

/** Who asks for which id, and for which verb. */
export type LookUp = { actor: Actor; verb: Verb; id: string | null }

/**
 * The row, or `not_found`: a missing row and a row outside the actor's scope give the same response. When the id came with
 * the request, pass `lookUp`: the attempt is audited, so that an administrator sees who tries ids of others.
 */
export const requireFound = <Row>(row: Row | null | undefined, lookUp?: LookUp): Row => {
  if (row !== null && row !== undefined) return row
  if (lookUp) auditNotFound(lookUp.actor, lookUp.verb, lookUp.id)
  throw new AppError('not_found')
}

/**
 * Audits a form that names an id of another organisation, with one row for each form. The caller itself reports the problem
 * at the field, as for something that no longer exists.
 */
export const auditForeignIds = (
  lookUp: Omit<LookUp, 'id'>,
  namedIds: Iterable<string>,
  ownRows: readonly { readonly id: string }[],
): void => {
  const foreign = [...namedIds].find((id) => !ownRows.some((row) => row.id === id))
  if (foreign !== undefined) auditNotFound(lookUp.actor, lookUp.verb, foreign)
}

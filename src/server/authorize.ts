/** The one place where a permission stops a request: forbidden, and noted. What is out of scope never gets this far. */
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

/** Who asked for which id, and to do what. */
export type LookUp = { actor: Actor; verb: Verb; id: string | null }

/**
 * For lists and lookups: a missing row and a row outside one's scope are the same thing. Where the id came with the request,
 * `asked` says whose it was, and the log gets a row of it: whoever tries the ids of others is seen.
 */
export const requireFound = <Row>(row: Row | null | undefined, lookUp?: LookUp): Row => {
  if (row !== null && row !== undefined) return row
  if (lookUp) auditNotFound(lookUp.actor, lookUp.verb, lookUp.id)
  throw new AppError('not_found')
}

/**
 * A form that names what is not of one's own organisation is told at its field that it is gone. The log gets who named it: one
 * row a form, as for a look-up.
 */
export const auditForeignIds = (
  lookUp: Omit<LookUp, 'id'>,
  namedIds: Iterable<string>,
  ownRows: readonly { readonly id: string }[],
): void => {
  const foreign = [...namedIds].find((id) => !ownRows.some((row) => row.id === id))
  if (foreign !== undefined) auditNotFound(lookUp.actor, lookUp.verb, foreign)
}

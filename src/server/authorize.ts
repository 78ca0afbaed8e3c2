/** The one place where a permission stops a request: forbidden, and noted. What is out of scope never gets this far. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can, type Subject } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { auditRefusal } from './audit'
import { AppError } from './errors'

export const authorize = async (actor: Actor, verb: Verb, subject: Subject & { id?: string } = {}): Promise<void> => {
  if (can(actor, verb, subject)) return
  await auditRefusal(actor, verb, subject.id ?? null)
  throw new AppError('forbidden')
}

/** For lists and lookups: a missing row and a row outside one's scope are the same thing. */
export const found = <Row>(row: Row | null | undefined): Row => {
  if (row === null || row === undefined) throw new AppError('not_found')
  return row
}

/**
 * What changes who gets in, or lets data out, needs a person who showed within ten minutes who they are: with a factor, or,
 * in a demonstration without one, with the password. The operator's command line is no person.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { now } from './clock'
import { AppError } from './errors'

const freshMs = 10 * 60 * 1000

/** Whoever showed who they are before this moment, or at it, is asked again. */
export const freshSince = (): Date => new Date(now().getTime() - freshMs)

/** Costs no statement, because the actor was loaded with this request. The screen asks for a code and sends the same again. */
export const requireFresh = (actor: Actor): void => {
  if (actor.kind === 'system') return
  const { verifiedAt, confirmsBy } = actor
  if (verifiedAt && verifiedAt > freshSince()) return
  throw new AppError('step_up', confirmsBy === 'factor' ? 'confirm_with_code' : 'confirm_with_password')
}

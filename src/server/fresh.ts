/**
 * What changes who gets in, or lets data out, needs a person who showed within ten minutes who they are: with a factor, or,
 * in a demonstration without one, with the password. The operator's command line is no person.
 */
import 'server-only'
import type { Actor, StaffActor } from '@/domain/access/actor'
import { now } from './clock'
import { AppError } from './errors'

const freshMs = 10 * 60 * 1000

/** Whoever showed who they are before this moment, or at it, is asked again. */
export const freshSince = (): Date => new Date(now().getTime() - freshMs)

export const isFresh = ({ verifiedAt }: StaffActor): boolean => verifiedAt !== null && verifiedAt > freshSince()

const reasons = {
  factor: 'confirm_with_code',
  provider: 'confirm_with_provider',
  password: 'confirm_with_password',
} as const

/** Costs no statement, because the actor was loaded with this request. The screen asks for a code and sends the same again. */
export const requireFresh = (actor: Actor): void => {
  if (actor.kind === 'system') return
  if (!isFresh(actor)) throw new AppError('step_up', reasons[actor.confirmsBy])
}

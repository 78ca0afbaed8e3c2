import 'server-only'
import { AppError } from '@/server/errors'
import type { HalfSession } from '@/server/half-session'
import { sessionAsks } from '../parts/passkey-challenge'
import { optionsToAdd } from '../parts/passkey-options'

/** What the browser is asked for to make a passkey as the first factor of an account. */
export const startFirstPasskey = async ({ sessionId, staff, hasFactor }: HalfSession) => {
  if (hasFactor) throw new AppError('conflict', 'factor_there')
  return optionsToAdd(sessionAsks('add', sessionId), staff.id)
}

import 'server-only'
import type { HalfSession } from '@/server/half-session'
import { sessionAsks } from '../parts/passkey-challenge'
import { optionsToAdd } from '../parts/passkey-options'
import { refuseFirstFactor } from '../parts/refuse-first-factor'

/** What the browser is asked for to make a passkey as the first factor of an account. */
export const startFirstPasskey = async (half: HalfSession) => {
  refuseFirstFactor(half)
  return optionsToAdd(sessionAsks('add', half.sessionId), half.staff)
}

import 'server-only'
import type { HalfSession } from '@/server/half-session'
import { sessionAsks } from '../parts/passkey-challenge'
import { optionsToVerify } from '../parts/passkey-options'

/** What the browser is asked for as the second step after the password. */
export const startPasskeyCheck = ({ sessionId, staff }: HalfSession) =>
  optionsToVerify(sessionAsks('verify', sessionId), staff)

import 'server-only'
import type { Visitor } from '@/server/visitor'
import { visitorAsks } from '../parts/passkey-challenge'
import { optionsToSignIn } from '../parts/passkey-options'

/** What the browser of a visitor is asked for, to sign in with a passkey. */
export const startPasskeySignIn = (visitor: Visitor) => optionsToSignIn(visitorAsks(visitor))

/** Random tokens, keyed hashes and passwords. Tokens leave this file once, as text for a link; only their hash is stored. */
import 'server-only'
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { env } from './env'

/** 32 random bytes as base64url (43 characters). */
export const freshToken = (): string => randomBytes(32).toString('base64url')

export const tokenHash = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(token).digest())

/** A hash that only this installation can make: for accounts and addresses in the throttle. */
export const keyedHash = (purpose: string, text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHmac('sha256', env().NEXTAUTH_SECRET).update(`${purpose}\u0000${text}`).digest())

// OWASP's second argon2id profile: 19 MiB, two passes, one lane. argon2id is the library's default algorithm.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let nobodysHash: Promise<string> | undefined

/** Takes as long for an account that does not exist as for one that does. */
export const passwordMatches = async (stored: string | null, password: string): Promise<boolean> => {
  const known = await verify(stored ?? (await (nobodysHash ??= hashPassword(freshToken()))), password)
  return stored !== null && known
}

/** Random tokens, keyed hashes and passwords. Tokens leave this file once, as text for a link; only their hash is stored. */
import 'server-only'
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { env } from './env'

/** 32 random bytes as base64url (43 characters). */
export const freshToken = (): string => randomBytes(32).toString('base64url')

export const tokenHash = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(token).digest())

/** A hash that only this installation can make: for accounts and addresses in the throttle. */
export const keyedHash = (purpose: string, text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHmac('sha256', env().NEXTAUTH_SECRET).update(`${purpose}\u0000${text}`).digest())

/** The key of what a person's browsers keep until the server has it. Given to that person's own sessions only. */
export const deviceKey = (staffId: string): string =>
  Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', `device\u0000${staffId}`, 32)).toString('base64url')

/** The keyed hash of an organisation's publications: noise and pseudonyms come from it. */
export const hashWith =
  (key: Uint8Array) =>
  (message: string): Uint8Array =>
    new Uint8Array(createHmac('sha256', key).update(message).digest())

/** The same id always gets the same pseudonym; without the key it leads nowhere. */
export const pseudonymOf = (key: Uint8Array, purpose: 'interview' | 'family', id: string): string =>
  createHmac('sha256', key).update(`${purpose}\u0000${id}`).digest('hex').slice(0, 32)

/** Of plain data, as text: the same data, the same print. */
export const fingerprintOf = (data: unknown): string => createHash('sha256').update(JSON.stringify(data)).digest('hex')

// OWASP's second argon2id profile: 19 MiB, two passes, one lane. argon2id is the library's default algorithm.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let nobodysHash: Promise<string> | undefined

/** Takes as long for an account that does not exist as for one that does. */
export const passwordMatches = async (stored: string | null, password: string): Promise<boolean> => {
  const isMatch = await verify(stored ?? (await (nobodysHash ??= hashPassword(freshToken()))), password)
  return stored !== null && isMatch
}

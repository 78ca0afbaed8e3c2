import 'server-only'
import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { now } from '@/server/clock'

const periodSeconds = 30
/** RFC 4226 recommends a seed as long as the output of its hash. */
const seedBytes = 20

const totpOf = (seed: Uint8Array<ArrayBuffer>, label = '') =>
  new TOTP({ issuer: 'Nabij', label, secret: new Secret({ buffer: seed.slice().buffer }), period: periodSeconds })

export const freshSeed = (): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(seedBytes))

/** What an app on a phone is given: the secret to type over, and the address in the square code. */
export const seedForApp = (seed: Uint8Array<ArrayBuffer>, label: string) => {
  const totp = totpOf(seed, label)
  return { secret: totp.secret.base32, address: totp.toString() }
}

/** The period of a code, also of the one before or after this moment, because clocks differ. Null for any other code. */
export const stepOfCode = (seed: Uint8Array<ArrayBuffer>, code: string): number | null => {
  const timestamp = now().getTime()
  const delta = totpOf(seed).validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : Math.floor(timestamp / 1000 / periodSeconds) + delta
}

import 'server-only'
import { z } from 'zod'
import { now } from '@/server/clock'
import { decryptedBytes, encryptedBytes } from '@/server/crypto'

/**
 * A seed that is not stored yet goes to the page encrypted, and comes back with the first code. So a page that is only looked
 * at changes nothing, and a seed that nobody confirmed is nowhere.
 */
const validMs = 60 * 60 * 1000
const purposeOf = (staffId: string) => `factor to add\u0000${staffId}`
const sealedSchema = z.object({ seed: z.base64url(), at: z.number() })

export const sealedSeedOf = (staffId: string, seed: Uint8Array): string => {
  const content = JSON.stringify({ seed: Buffer.from(seed).toString('base64url'), at: now().getTime() })
  return Buffer.from(encryptedBytes(purposeOf(staffId), Buffer.from(content))).toString('base64url')
}

/** Null for one of another person, a changed one, and one of more than an hour ago. */
export const seedOfSealed = (staffId: string, sealedSeed: string): Uint8Array<ArrayBuffer> | null => {
  const bytes = decryptedBytes(purposeOf(staffId), Buffer.from(sealedSeed, 'base64url'))
  if (!bytes) return null
  const { seed, at } = sealedSchema.parse(JSON.parse(bytes.toString()))
  return now().getTime() - at < validMs ? new Uint8Array(Buffer.from(seed, 'base64url')) : null
}

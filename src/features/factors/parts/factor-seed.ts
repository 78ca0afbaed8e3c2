import 'server-only'
import { decryptedBytes, encryptedBytes } from '@/server/crypto'
import { AppError } from '@/server/errors'

const purposeOf = (factorId: string) => `factor\u0000${factorId}`

/** Encrypted for its own row: the bytes of another row are refused. */
export const storedSeed = (factorId: string, seed: Uint8Array) => encryptedBytes(purposeOf(factorId), seed)

export const seedOfFactor = ({ id, seed }: { id: string; seed: Uint8Array }): Uint8Array<ArrayBuffer> => {
  const bytes = decryptedBytes(purposeOf(id), seed)
  if (!bytes) throw new AppError('damaged')
  return new Uint8Array(bytes)
}

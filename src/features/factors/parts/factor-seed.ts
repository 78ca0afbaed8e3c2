import 'server-only'
import { decryptedBytes, encryptedBytes, isUnderNewest } from '@/server/crypto'

type StoredSeed = { id: string; seed: Uint8Array }

const purposeOf = (factorId: string) => `factor\u0000${factorId}`

/** Encrypted for its own row: the bytes of another row are refused. */
export const storedSeed = (factorId: string, seed: Uint8Array) => encryptedBytes(purposeOf(factorId), seed)

/** Null when no secret of the installation opens it. */
export const seedOfFactor = ({ id, seed }: StoredSeed): Uint8Array<ArrayBuffer> | null => {
  const bytes = decryptedBytes(purposeOf(id), seed)
  return bytes && new Uint8Array(bytes)
}

/** Whether it needs no earlier secret. */
export const isSeedCurrent = ({ id, seed }: StoredSeed): boolean => isUnderNewest(purposeOf(id), seed)

import 'server-only'
import { randomBytes, randomInt } from 'node:crypto'
import { keyedHashes, slowHash } from '@/server/crypto'
import type { Transaction } from '@/server/db'

const codeCount = 10
const codeLength = 10
/** Without letters and digits that look alike on paper: five bits each. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

const freshCode = () => Array.from({ length: codeLength }, () => letters.charAt(randomInt(letters.length))).join('')

const saltBytes = 16
const hashBytes = 32

/** The salt, which all codes of one person share, and the hash. So it does not hang on a secret that may be replaced. */
const storedCode = async (salt: Uint8Array, code: string) =>
  new Uint8Array(Buffer.concat([salt, await slowHash(salt, code)]))

/** Codes from before had a salt that followed from the secret of the installation, which is not stored beside them. */
export const earlierCodeHashes = (staffId: string, code: string) =>
  Promise.all(keyedHashes('slow hash', staffId).map((salt) => slowHash(salt.subarray(0, saltBytes), code)))

/** As what this code may be stored, given what is stored of the person's codes. One slow hash, but for codes from before. */
export const recoveryCodeHashes = async (staffId: string, code: string, storedCodes: readonly Uint8Array[]) => {
  const saltedCode = storedCodes.find(({ length }) => length > hashBytes)
  return saltedCode ? [await storedCode(saltedCode.subarray(0, saltBytes), code)] : earlierCodeHashes(staffId, code)
}

export type FreshCodes = { codes: readonly string[]; hashes: readonly Uint8Array<ArrayBuffer>[] }

/** Hashing is slow on purpose, so it is done before the transaction that stores the codes. */
export const freshCodes = async (): Promise<FreshCodes> => {
  const salt = randomBytes(saltBytes)
  const codes = Array.from({ length: codeCount }, freshCode)
  const hashes = await Promise.all(codes.map((code) => storedCode(salt, code)))
  return { codes: codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`), hashes }
}

/** Stores the codes in place of all earlier ones. */
export const replaceCodes = async (
  tx: Transaction,
  { id: staffId, organisationId }: { id: string; organisationId: string },
  hashes: readonly Uint8Array<ArrayBuffer>[],
) => {
  await tx.recoveryCode.deleteMany({ where: { staffId } })
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ staffId, organisationId, codeHash })) })
}

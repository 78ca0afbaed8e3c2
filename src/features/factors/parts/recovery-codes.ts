import 'server-only'
import { randomInt } from 'node:crypto'
import { slowHash } from '@/server/crypto'
import type { Transaction } from '@/server/db'

const codeCount = 10
const codeLength = 10
/** Without letters and digits that look alike on paper: five bits each. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

const freshCode = () => Array.from({ length: codeLength }, () => letters.charAt(randomInt(letters.length))).join('')

export const recoveryCodeHash = (staffId: string, code: string) => slowHash(staffId, code)

export type FreshCodes = { codes: readonly string[]; hashes: readonly Uint8Array<ArrayBuffer>[] }

/** Hashing is slow on purpose, so it is done before the transaction that stores the codes. */
export const freshCodes = async (staffId: string): Promise<FreshCodes> => {
  const codes = Array.from({ length: codeCount }, freshCode)
  const hashes = await Promise.all(codes.map((code) => recoveryCodeHash(staffId, code)))
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

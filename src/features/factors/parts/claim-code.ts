import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { now } from '@/server/clock'
import { database, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { seedOfFactor } from './factor-seed'
import { recoveryCodeHashes } from './recovery-codes'
import { stepOfCode } from './totp'

/** How a code is claimed in the transaction of its effect. Of two requests with one code, one gets false. */
export type ClaimCode = {
  by: 'totp' | 'recovery'
  claim: (tx: Transaction) => Promise<boolean>
}

const claimOfRecoveryCode = async (actor: StaffActor, code: string): Promise<ClaimCode> => {
  const { staffId } = actor
  const storedCodes = await database(actor).recoveryCode.findMany({ where: { staffId }, select: { codeHash: true } })
  const hashes = await recoveryCodeHashes(
    staffId,
    code,
    storedCodes.map(({ codeHash }) => codeHash),
  )
  return {
    by: 'recovery',
    claim: async (tx) => {
      const where = { staffId, codeHash: { in: hashes }, usedAt: null }
      return (await tx.recoveryCode.updateMany({ where, data: { usedAt: now() } })).count > 0
    },
  }
}

/** The code of an app, or null when no factor of this person shows it now. */
const claimOfAppCode = async (actor: StaffActor, code: string): Promise<ClaimCode | null> => {
  const where = { staffId: actor.staffId }
  const factors = await database(actor).factor.findMany({ where, select: { id: true, seed: true } })
  for (const factor of factors) {
    const seed = seedOfFactor(factor)
    if (!seed) throw new AppError('damaged')
    const step = stepOfCode(seed, code)
    if (step === null) continue
    return {
      by: 'totp',
      claim: async (tx) => {
        const unusedStep = { id: factor.id, lastStep: { lt: step } }
        return (
          (await tx.factor.updateMany({ where: unusedStep, data: { lastStep: step, lastUsedAt: now() } })).count > 0
        )
      },
    }
  }
  return null
}

/** Six digits are of an app, ten letters and digits of the paper. */
export const claimOfCode = (actor: StaffActor, code: string): Promise<ClaimCode | null> =>
  code.length === 6 ? claimOfAppCode(actor, code) : claimOfRecoveryCode(actor, code)

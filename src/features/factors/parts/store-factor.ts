import 'server-only'
import { randomUUID } from 'node:crypto'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { AddFactorInput } from '../schema'
import { storedSeed } from './factor-seed'
import { enqueueNotice } from './letters'
import { seedOfSealed } from './sealed-seed'
import { stepOfCode } from './totp'

/** More apps than anybody has phones. */
const mostFactors = 5

export type ConfirmedSeed = { seed: Uint8Array<ArrayBuffer>; step: number }

/** The seed of the page, once the app shows the code that belongs to it. */
export const confirmedSeed = (staffId: string, { sealedSeed, code }: AddFactorInput): ConfirmedSeed => {
  const seed = seedOfSealed(staffId, sealedSeed)
  if (!seed) throw new AppError('conflict', 'factor_page_old')
  const step = stepOfCode(seed, code)
  if (step === null) throw new AppError('invalid', 'code_wrong', [{ path: 'code', reason: 'code_wrong' }])
  return { seed, step }
}

export type FactorCount = { apps: number; passkeys: number }

/** Locks the person and returns how many factors they have. */
export const lockFactors = async (tx: Transaction, staffId: string): Promise<FactorCount> => {
  await tx.$queryRaw`select 1 from staff where id = ${staffId}::uuid for no key update`
  const where = { staffId }
  return { apps: await tx.factor.count({ where }), passkeys: await tx.passkey.count({ where }) }
}

export const totalOf = ({ apps, passkeys }: FactorCount): number => apps + passkeys

/** Stores the factor. The code that confirmed it counts as used. The caller holds the lock of the person. */
export const storeFactor = async (tx: Transaction, actor: StaffActor, count: FactorCount, appSeed: ConfirmedSeed) => {
  const { seed, step } = appSeed
  if (count.apps >= mostFactors) throw new AppError('conflict', 'too_many_factors')
  const { staffId, organisationId } = actor
  const id = randomUUID()
  const columns = { id, staffId, organisationId, kind: 'totp', seed: storedSeed(id, seed), lastStep: step } as const
  await tx.factor.create({ data: { ...columns, createdAt: now(), lastUsedAt: now() }, select: { id: true } })
  await audit(tx, actor, 'factor.add', id)
  await enqueueNotice(tx, actor, staffId)
}

/** Whoever sits elsewhere with the password alone does not stay in. */
export const endPasswordSessions = (tx: Transaction, staffId: string, except: string) =>
  tx.session.updateMany({ where: { staffId, endedAt: null, id: { not: except } }, data: { endedAt: now() } })

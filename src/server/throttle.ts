/**
 * Limits attempts to sign in, searches for whole phone numbers and the like. They are counted in the database, so that every
 * process sees the same count, with accounts and addresses as keyed hashes. An attempt is stored before it is counted, so
 * that of many simultaneous attempts no more pass than the limit.
 */
import 'server-only'
import { dayMs } from '@/domain/dates'
import { now } from './clock'
import { keyedHash } from './crypto'
import { database, translateDatabaseError } from './db'

/** The most failures within so many minutes, for one account and for one address. An office shares one address. */
const limits = {
  sign_in: { account: 10, address: 60, minutes: 15 },
  link: { account: 10, address: 60, minutes: 15 },
  password: { account: 10, address: 60, minutes: 15 },
  factor: { account: 5, address: 60, minutes: 15 },
  reset: { account: 3, address: 15, minutes: 60 },
  /** The account is who searches and the address the organisation: nobody can try out numbers to learn whose they are. */
  number_search: { account: 10, address: 300, minutes: 1 },
  number_search_day: { account: 150, address: 5000, minutes: 24 * 60 },
} as const

export type Tried = keyof typeof limits

const storedMs = dayMs

type Counts = { account: number; address: number }

/** A success resets the count of its account but not that of its address, or one valid account would unlock all others. */
const failures = async (account: Uint8Array<ArrayBuffer>, address: Uint8Array<ArrayBuffer>, since: Date) => {
  const [counts] = await database().$queryRaw<Counts[]>`
    select
      (select count(*)::int from sign_in_attempt where account_hash = ${account} and not succeeded and at > greatest(${since},
        (select max(at) from sign_in_attempt where account_hash = ${account} and succeeded))) as account,
      (select count(*)::int from sign_in_attempt where address_hash = ${address} and not succeeded and at > ${since}) as address`
  return counts ?? { account: 0, address: 0 }
}

/** `fail` changes nothing. It is a write like that of `succeed`, so that a failure takes as long as a success. */
export type Attempt = { allowed: false } | { allowed: true; succeed: () => Promise<void>; fail: () => Promise<void> }

/**
 * Stores one attempt and returns whether it is allowed. A refused attempt is deleted again, so that waiting always helps.
 */
export const attempt = async (tried: Tried, account: string, address: string): Promise<Attempt> => {
  const limit = limits[tried]
  const at = now()
  const accountHash = keyedHash(`${tried} account`, account)
  const addressHash = keyedHash(`${tried} address`, address)
  const attempts = database().signInAttempt
  try {
    await attempts.deleteMany({ where: { at: { lt: new Date(at.getTime() - storedMs) } } })
    const { id } = await attempts.create({
      data: { accountHash, addressHash, succeeded: false, at },
      select: { id: true },
    })
    const counts = await failures(accountHash, addressHash, new Date(at.getTime() - limit.minutes * 60_000))
    if (counts.account <= limit.account && counts.address <= limit.address)
      return {
        allowed: true,
        succeed: async () => void (await attempts.updateMany({ where: { id }, data: { succeeded: true } })),
        fail: async () => void (await attempts.updateMany({ where: { id }, data: { succeeded: false } })),
      }
    await attempts.deleteMany({ where: { id } })
    return { allowed: false }
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

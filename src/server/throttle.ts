/**
 * How often one may try, counted in the database so that every process sees the same count. Knows accounts and addresses as
 * keyed hashes only. An attempt is written down before it is judged: of many at once, no more get through than the limit.
 */
import 'server-only'
import { dayMs } from '@/domain/dates'
import { now } from './clock'
import { keyedHash } from './crypto'
import { database, translateDatabaseError } from './db'

/** What is tried, and how often within how long: by one account, and from one address (an office shares one). */
const limits = {
  sign_in: { account: 10, address: 60, minutes: 15 },
  link: { account: 10, address: 60, minutes: 15 },
  password: { account: 10, address: 60, minutes: 15 },
  reset: { account: 3, address: 15, minutes: 60 },
} as const

export type Tried = keyof typeof limits

const storedMs = dayMs

type Counts = { account: number; address: number }

/** Failures count until the account succeeds; those from an address always, or one good account would free all others. */
const failures = async (account: Uint8Array<ArrayBuffer>, address: Uint8Array<ArrayBuffer>, since: Date) => {
  const [counts] = await database().$queryRaw<Counts[]>`
    select
      (select count(*)::int from sign_in_attempt where account_hash = ${account} and not succeeded and at > greatest(${since},
        (select max(at) from sign_in_attempt where account_hash = ${account} and succeeded))) as account,
      (select count(*)::int from sign_in_attempt where address_hash = ${address} and not succeeded and at > ${since}) as address`
  return counts ?? { account: 0, address: 0 }
}

/** `fail` changes nothing: it is a write like that of `succeed`, for who must take as long as somebody that is written about. */
export type Attempt = { allowed: false } | { allowed: true; succeed: () => Promise<void>; fail: () => Promise<void> }

/** Writes one attempt down and says whether it may go on. A refused one is not kept: waiting always helps. */
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

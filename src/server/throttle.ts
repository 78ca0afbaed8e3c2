/**
 * Limits attempts to sign in, searches for whole phone numbers and the like. They are counted in the database, so that every
 * process sees the same count, also after a restart, with accounts and addresses as keyed hashes. An attempt is stored before
 * it is counted, so that of many simultaneous attempts no more pass than the limit.
 */
import 'server-only'
import { dayMs, timeAt } from '@/domain/dates'
import { now } from './clock'
import { keyedHashes } from './crypto'
import { database, Prisma, translateDatabaseError } from './db'
import { AppError } from './errors'
import { judgedFrom, limits, type Failures, type Tried } from './throttle-limits'

export type { Tried }

const storedMs = dayMs

/**
 * How the sender is known. A device on which this person signed in before is counted by itself alone, so neither a stranger
 * who guesses nor a colleague at the same address can have it refused. Somebody who signed in at this address before is not
 * refused for the failures of others there.
 */
export type Acquaintance = { readonly device: string | null; readonly isAtHome: boolean }

const stranger: Acquaintance = { device: null, isAtHome: false }

/** One subscriber has the whole second half of an IPv6 address. */
export const networkOf = (address: string): string =>
  address.includes(':') ? address.replace(/::.*/, '').split(':').slice(0, 4).join(':') : address

/** Under each secret of the installation, the newest first: what was counted before a rotation counts after it. */
type Hashes = Record<'account' | 'address', ReturnType<typeof keyedHashes>>

const anyOf = (hashes: Hashes['account']) => Prisma.sql`(${Prisma.join([...hashes])})`

const hashesOf = (tried: Tried, account: string, address: string, { device }: Acquaintance): Hashes =>
  device === null
    ? {
        account: keyedHashes(`${tried} account`, account),
        address: keyedHashes(`${tried} address`, networkOf(address)),
      }
    : {
        account: keyedHashes(`${tried} device`, `${account} ${device}`),
        address: keyedHashes(`${tried} device`, device),
      }

type Counts = { account: Failures; address: Failures; wasHere: boolean }

const momentOf = (text: string | null) => (text === null ? null : new Date(text))

type StoredFailures = { count: number; last: string | null; nth: string | null }

const failuresOf = ({ count, last, nth }: StoredFailures): Failures => ({
  count,
  last: momentOf(last),
  nth: momentOf(nth),
})

/** A success resets the count of its account but not that of its address, or one valid account would unlock all others. */
const countFailures = async (tried: Tried, hashes: Hashes, own: bigint, at: Date): Promise<Counts> => {
  const since = (minutes: number) => new Date(at.getTime() - minutes * 60_000)
  const { account, address } = limits[tried]
  const [ofAccount, ofAddress] = [anyOf(hashes.account), anyOf(hashes.address)]
  const [row] = await database('sign_in').$queryRaw<
    { account: StoredFailures; address: StoredFailures; wasHere: boolean }[]
  >`
    select
      (select json_build_object('count', count(*), 'last', max(at), 'nth', (array_agg(at order by at desc))[${account.failures}::int])
        from sign_in_attempt
        where account_hash in ${ofAccount} and not succeeded and id <> ${own} and at > greatest(${since(account.minutes)},
          (select max(at) from sign_in_attempt where account_hash in ${ofAccount} and succeeded))) as account,
      (select json_build_object('count', count(*), 'last', max(at), 'nth', (array_agg(at order by at desc))[${address.failures}::int])
        from sign_in_attempt
        where address_hash in ${ofAddress} and not succeeded and id <> ${own} and at > ${since(address.minutes)}) as address,
      exists(select from sign_in_attempt
        where account_hash in ${ofAccount} and address_hash in ${ofAddress} and succeeded) as "wasHere"`
  if (!row) throw new Error('the count of attempts gave no row')
  return { account: failuresOf(row.account), address: failuresOf(row.address), wasHere: row.wasHere }
}

/** `fail` changes nothing. It is a write like that of `succeed`, so that a failure takes as long as a success. */
export type Attempt =
  { allowed: false; from: Date } | { allowed: true; succeed: () => Promise<void>; fail: () => Promise<void> }

/** Raw, as the row of the log is that a known account gets instead: a statement that Prisma makes takes measurably longer. */
const storeOutcome = async (id: bigint, succeeded: boolean): Promise<void> => {
  await database('sign_in').$executeRaw`update sign_in_attempt set succeeded = ${succeeded} where id = ${id}`
}

const waitOf = (tried: Tried, { account, address, wasHere }: Counts, { isAtHome }: Acquaintance, at: Date) => {
  const ofAccount = judgedFrom(limits[tried].account, account, at)
  const ofAddress = wasHere || isAtHome ? null : judgedFrom(limits[tried].address, address, at)
  return ofAccount && ofAddress
    ? new Date(Math.max(ofAccount.getTime(), ofAddress.getTime()))
    : (ofAccount ?? ofAddress)
}

/**
 * Stores one attempt and returns whether it is allowed. A refused attempt is deleted again, so that waiting always helps.
 */
export const attempt = async (
  tried: Tried,
  account: string,
  address: string,
  acquaintance: Acquaintance = stranger,
): Promise<Attempt> => {
  const at = now()
  const hashes = hashesOf(tried, account, address, acquaintance)
  const attempts = database('sign_in').signInAttempt
  try {
    await attempts.deleteMany({ where: { at: { lt: new Date(at.getTime() - storedMs) } } })
    const { id } = await attempts.create({
      data: { accountHash: hashes.account[0], addressHash: hashes.address[0], succeeded: false, at },
      select: { id: true },
    })
    const from = waitOf(tried, await countFailures(tried, hashes, id, at), acquaintance, at)
    if (from === null)
      return {
        allowed: true,
        succeed: () => storeOutcome(id, true),
        fail: () => storeOutcome(id, false),
      }
    await attempts.deleteMany({ where: { id } })
    return { allowed: false, from }
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

/** A full minute is shown, so it is the first one in which an attempt is judged. */
const firstMinute = (from: Date) => timeAt(new Date(Math.ceil(from.getTime() / 60_000) * 60_000))

/** The refusal of an attempt that is not judged yet, which says from when it would be. */
export const tooMany = ({ from }: Extract<Attempt, { allowed: false }>, reason = 'too_many_until'): AppError =>
  new AppError('too_many', reason, [], { time: firstMinute(from) }, from)

/**
 * Lets the failures of an account count no more: its owner proved to be it in another way. Nor is it refused for the failures
 * of others at this address.
 */
export const clearFailures = async (tried: Tried, account: string, address: string): Promise<void> => {
  const {
    account: [accountHash],
    address: [addressHash],
  } = hashesOf(tried, account, address, stranger)
  await database('sign_in').signInAttempt.create({
    data: { accountHash, addressHash, succeeded: true, at: now() },
    select: { id: true },
  })
}

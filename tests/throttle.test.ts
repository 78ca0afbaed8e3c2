import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLink } from '@/features/staff/parts/links'
import { savePassword } from '@/features/staff/commands/save-password'
import { signIn } from '@/features/staff/commands/sign-in'
import { chunksOf } from '@/server/chunks'
import { freshToken } from '@/server/crypto'
import { inTransaction, ofOrganisation } from '@/server/db'
import { AppError } from '@/server/errors'
import { attempt } from '@/server/throttle'
import { limits } from '@/server/throttle-limits'
import { anOrganisation, aStaffMember } from './factories'
import { database } from './owner'

const password = 'vier gewone woorden hier'
let passwordHash = ''
let organisationId = ''

beforeAll(async () => {
  // Of little cost, because most tests verify it many times.
  passwordHash = await hash(password, { memoryCost: 64, timeCost: 1 })
  // Where the password is all of the sign-in, so that a browser is known after it.
  organisationId = await anOrganisation({ isDemonstration: true })
})
beforeEach(() => database().signInAttempt.deleteMany())
afterEach(() => delete process.env.NABIJ_NOW)

const start = Date.now()
const clockAt = (minutes: number) => void (process.env.NABIJ_NOW = new Date(start + minutes * 60_000).toISOString())

const from = (address: string = randomUUID(), deviceToken = freshToken()) => ({ address, device: '', deviceToken })
const tooMany = expect.objectContaining({ code: 'too_many', reason: 'too_many_until' })

const someone = async () => {
  const id = await aStaffMember(organisationId)
  return database().staff.update({ where: { id }, data: { passwordHash }, select: { id: true, email: true } })
}

const failFrom = async (visitor: () => ReturnType<typeof from>, email: () => string, times: number) => {
  for (let round = 0; round < times; round += 1)
    expect(await signIn(visitor(), { email: email(), password: 'fout' })).toBeNull()
}

/** Stores failures as guesses from elsewhere would, without the work of judging each. */
const storeFailures = async (account: string, address: string, times: number) => {
  for (let round = 0; round < times; round += 1) await attempt('sign_in', account, address)
}

describe('an account', () => {
  it('is not judged after ten failures from any address, whether or not it exists, and says from when it is', async () => {
    clockAt(0)
    for (const email of [(await someone()).email, `${randomUUID()}@example.org`]) {
      await storeFailures(email, 'a', 9)
      await failFrom(from, () => email, 1)
      const refusal = await signIn(from(), { email, password }).catch((error: unknown) => error)
      expect(refusal).toEqual(tooMany)
      expect(refusal instanceof AppError && refusal.retryFrom?.getTime()).toBe(new Date(start + 60_000).getTime())
    }
  })

  it('pauses longer after each further failure, a quarter of an hour at most', async () => {
    const { email } = await someone()
    clockAt(0)
    await storeFailures(email, 'a', 10)
    let minute = 0
    for (const pause of [1, 2, 4, 8, 15, 15]) {
      clockAt(minute + pause - 0.1)
      await expect(signIn(from(), { email, password: 'fout' })).rejects.toEqual(tooMany)
      minute += pause
      clockAt(minute)
      expect(await signIn(from(), { email, password: 'fout' })).toBeNull()
    }
    clockAt(minute + 15)
    expect(await signIn(from(), { email, password })).not.toBeNull()
  })

  it('lets no more than ten through when all come at once', async () => {
    const { email } = await someone()
    const tried = await Promise.allSettled(
      Array.from({ length: 30 }, () => signIn(from(), { email, password: 'fout' })),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(10)
  })

  // Five thousand take half a minute, with the same result.
  it('is not found by hundreds of guesses at five accounts from many addresses, nor closed to its owner', async () => {
    const guesses = 250
    clockAt(0)
    const people = await Promise.all(Array.from({ length: guesses / 50 }, someone))
    const home = from()
    const getsIn = (email: string) => signIn({ ...home, address: randomUUID() }, { email, password })
    for (const { email } of people) expect(await getsIn(email)).not.toBeNull()
    clockAt(1)
    const attempts = Array.from({ length: guesses }, (_, at) => ({
      email: people[at % people.length]?.email ?? '',
      address: `address ${at % (guesses / 5)}`,
    }))
    let judged = 0
    for (const part of chunksOf(attempts, people.length))
      await Promise.all(
        part.map(async ({ email, address }) => {
          const outcome = await signIn(from(address), { email, password: 'fout' }).catch((error: unknown) => error)
          if (outcome === null) judged += 1
          else expect(outcome).toEqual(tooMany)
        }),
      )
    expect(judged).toBe(people.length * limits.sign_in.account.failures)
    for (const { email } of people) expect(await getsIn(email)).not.toBeNull()
  })

  it('does not count failures before a successful sign-in', async () => {
    const { email } = await someone()
    await storeFailures(email, 'a', 9)
    expect(await signIn(from(), { email, password })).not.toBeNull()
    await failFrom(from, () => email, 9)
    expect(await signIn(from(), { email, password })).not.toBeNull()
  })

  it('is judged at once for who chose a new password with a link, also at an address with many failures', async () => {
    const { id, email } = await someone()
    await storeFailures(email, 'a', 14)
    for (let round = 0; round < 60; round += 1) await attempt('sign_in', randomUUID(), 'school')
    await expect(signIn(from('school'), { email, password })).rejects.toEqual(tooMany)
    const link = await inTransaction(ofOrganisation(organisationId), (tx) =>
      createLink(tx, { id, organisationId }, 'password', 1),
    )
    const chosen = 'een heel ander zinnetje'
    const visitor = from('school')
    await savePassword(visitor, { token: new URL(link).hash.slice(1), purpose: 'password', password: chosen })
    expect(await signIn(visitor, { email, password: chosen })).not.toBeNull()
  })

  it('has its failures kept for a day, by keyed hashes alone', async () => {
    const { email } = await someone()
    await failFrom(
      () => from('192.0.2.7'),
      () => email,
      1,
    )
    const rows = await database().$queryRaw<{ row: string }[]>`select sign_in_attempt::text as row from sign_in_attempt`
    expect(rows).toHaveLength(1)
    expect(rows.map(({ row }) => row).join()).not.toMatch(/192\.0\.2\.7|example/)
    clockAt(25 * 60)
    await signIn(from(), { email, password })
    expect(await database().signInAttempt.count()).toBe(1)
  })

  it('stays unjudged after a restart', async () => {
    const { email } = await someone()
    await storeFailures(email, 'a', 10)
    vi.resetModules()
    const restarted = await import('@/server/throttle')
    expect(restarted.attempt).not.toBe(attempt)
    expect(await restarted.attempt('sign_in', email, 'b')).toMatchObject({ allowed: false })
    expect(await restarted.attempt('sign_in', randomUUID(), 'b')).toMatchObject({ allowed: true })
  })
})

describe('a device on which somebody signed in before', () => {
  const known = async () => {
    const { id, email } = await someone()
    const visitor = from('thuis')
    expect(await signIn(visitor, { email, password })).not.toBeNull()
    return { id, email, visitor }
  }

  it('gets in however often strangers failed, from the same address or another', async () => {
    const { email, visitor } = await known()
    await storeFailures(email, 'elders', 14)
    for (let round = 0; round < 60; round += 1) await attempt('sign_in', randomUUID(), 'thuis')
    await expect(signIn(from('elders'), { email, password })).rejects.toEqual(tooMany)
    expect(await signIn(visitor, { email, password })).not.toBeNull()
    expect(await signIn({ ...visitor, address: 'elders' }, { email, password })).not.toBeNull()
  })

  it('does not take the strangers’ failures away by getting in', async () => {
    const { email, visitor } = await known()
    await storeFailures(email, 'elders', 14)
    expect(await signIn(visitor, { email, password })).not.toBeNull()
    await expect(signIn(from('elders'), { email, password })).rejects.toEqual(tooMany)
  })

  it('is counted by itself: ten failures there pause it, and no other device', async () => {
    const { email, visitor } = await known()
    await failFrom(
      () => visitor,
      () => email,
      10,
    )
    await expect(signIn(visitor, { email, password })).rejects.toEqual(tooMany)
    expect(await signIn(from(), { email, password })).not.toBeNull()
  })

  it('is unknown to every other account, and after a new password by link', async () => {
    const { id, email, visitor } = await known()
    const other = await someone()
    await storeFailures(other.email, 'elders', 10)
    await expect(signIn(visitor, { email: other.email, password })).rejects.toEqual(tooMany)
    const link = await inTransaction(ofOrganisation(organisationId), (tx) =>
      createLink(tx, { id, organisationId }, 'password', 1),
    )
    await savePassword(from(), { token: new URL(link).hash.slice(1), purpose: 'password', password })
    await storeFailures(email, 'elders', 14)
    await expect(signIn(visitor, { email, password })).rejects.toEqual(tooMany)
  })

  it('is stored as a hash, and of one person twenty are', async () => {
    const { id, email, visitor } = await known()
    const rows = await database().$queryRaw<{ row: string }[]>`select known_device::text as row from known_device`
    expect(rows.map(({ row }) => row).join()).not.toContain(visitor.deviceToken)
    for (let round = 0; round < 22; round += 1) {
      clockAt(round + 1)
      await signIn(from(), { email, password })
    }
    expect(await database().knownDevice.count({ where: { staffId: id } })).toBe(20)
    clockAt(30)
    await storeFailures(email, 'elders', 14)
    await expect(signIn(visitor, { email, password })).rejects.toEqual(tooMany)
  })
})

describe('an address', () => {
  const spray = (address: string, times: number) =>
    failFrom(
      () => from(address),
      () => `${randomUUID()}@example.org`,
      times,
    )

  it('pauses after sixty failures over many accounts, for accounts that never were there', async () => {
    clockAt(0)
    for (let round = 0; round < 59; round += 1) await attempt('sign_in', randomUUID(), 'school')
    await spray('school', 1)
    const { email } = await someone()
    await expect(signIn(from('school'), { email, password })).rejects.toEqual(tooMany)
    clockAt(1)
    expect(await signIn(from('school'), { email, password })).not.toBeNull()
  })

  it('does not refuse who signed in there before, also on a new device', async () => {
    const { email } = await someone()
    expect(await signIn(from('school'), { email, password })).not.toBeNull()
    await database().signInAttempt.deleteMany()
    for (let round = 0; round < 75; round += 1) await attempt('sign_in', randomUUID(), 'school')
    expect(await signIn(from('school'), { email, password })).not.toBeNull()
  })

  it('counts half of an IPv6 address, of which one subscriber has the other half', async () => {
    for (let round = 0; round < 60; round += 1)
      await attempt('sign_in', randomUUID(), `2001:db8:0:1:${round}::${round}`)
    expect(await attempt('sign_in', randomUUID(), '2001:db8:0:1:ffff::1')).toMatchObject({ allowed: false })
    expect(await attempt('sign_in', randomUUID(), '2001:db8:0:2::1')).toMatchObject({ allowed: true })
  })
})

describe('a link that works', () => {
  it('is not refused for the dead ones that others try at the same address', async () => {
    const { id } = await someone()
    const dead = () => savePassword(from('school'), { token: freshToken(), purpose: 'password', password })
    for (let round = 0; round < 60; round += 1) await attempt('link', randomUUID(), 'school')
    await expect(dead()).rejects.toEqual(tooMany)
    const link = await inTransaction(ofOrganisation(organisationId), (tx) =>
      createLink(tx, { id, organisationId }, 'password', 1),
    )
    const token = new URL(link).hash.slice(1)
    expect(await savePassword(from('school'), { token, purpose: 'password', password })).toBeTruthy()
  })
})

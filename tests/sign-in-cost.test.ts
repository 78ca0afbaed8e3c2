import { randomUUID } from 'node:crypto'
import * as argon2 from '@node-rs/argon2'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { signIn } from '@/features/staff/commands/sign-in'
import { freshToken } from '@/server/crypto'
import { anOrganisation, aStaffMember } from './factories'
import { countingProxy } from './counting-proxy'
import { database } from './owner'

vi.mock('@node-rs/argon2', { spy: true })

const password = 'vier gewone woorden hier'
let proxy: Awaited<ReturnType<typeof countingProxy>>
let passwordHash = ''
let organisationId = ''

beforeAll(async () => {
  proxy = await countingProxy(process.env.DATABASE_URL ?? '')
  process.env.DATABASE_URL = proxy.url
  passwordHash = await argon2.hash(password, { memoryCost: 64, timeCost: 1 })
  organisationId = await anOrganisation()
})
afterAll(() => proxy.close())

const account = async (columns: { disabledAt?: Date; passwordHash?: string | null }) => {
  const id = await aStaffMember(organisationId)
  const { email } = await database().staff.update({ where: { id }, data: { passwordHash, ...columns } })
  return email
}

const visitor = () => ({ address: randomUUID(), device: '', deviceToken: freshToken() })

const costOf = async (email: string, typed: string) => {
  const verify = vi.mocked(argon2.verify).mockClear()
  const hash = vi.mocked(argon2.hash).mockClear()
  const statements = await proxy.during(async () =>
    expect(await signIn(visitor(), { email, password: typed })).toBeNull(),
  )
  return { statements, verifications: verify.mock.calls.length, hashes: hash.mock.calls.length }
}

/** No stopwatch: a refusal cannot take longer than another when the work is the same. */
it('does the same work for an unknown account, a wrong password, an invited and a disabled account', async () => {
  const unknown = () => `${randomUUID()}@example.org`
  const costs = [
    await costOf(unknown(), password),
    await costOf(unknown(), password),
    await costOf(await account({}), 'iets heel anders'),
    await costOf(await account({ disabledAt: new Date() }), password),
    await costOf(await account({ passwordHash: null }), password),
  ]
  for (const cost of costs) expect(cost).toEqual({ statements: 5, verifications: 1, hashes: 0 })
})

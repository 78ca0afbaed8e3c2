import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { LoginClient, LoginPool } from '@/server/login-pool'

const login = `login_${randomBytes(4).toString('hex')}`
const [earlier, later] = [randomBytes(12).toString('base64url'), randomBytes(12).toString('base64url')]
let folder = ''
let file = ''

const administer = async (sql: string) => {
  const client = new Client({ connectionString: inject('templateUrls').admin })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
const setPassword = (password: string) => administer(`ALTER ROLE ${login} LOGIN PASSWORD '${password}'`)
const accept = (...passwords: string[]) =>
  fs.writeFileSync(file, passwords.map((password) => `${login} ${password}\nanother nothing\n`).join(''))

/** The address has a password that nobody uses any more. */
const address = () =>
  Object.assign(new URL(process.env.DATABASE_URL ?? ''), { username: login, password: 'outdated' }).toString()

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-login-'))
  file = path.join(folder, 'passwords')
  await administer(`CREATE ROLE ${login}`)
})
afterAll(async () => {
  delete process.env.NABIJ_DATABASE_PASSWORDS
  await administer(`DROP ROLE ${login}`)
  fs.rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  process.env.NABIJ_DATABASE_PASSWORDS = file
  accept(earlier)
  await setPassword(earlier)
})

/** Asks on and on, each time on a new connection. */
const asking = (pool: LoginPool) => {
  const counted = { answers: 0, goesOn: true }
  const ask = async () => {
    while (counted.goesOn) {
      await pool.query('select 1')
      counted.answers++
    }
  }
  return { counted, done: Promise.all([ask(), ask(), ask()]) }
}
const moreAnswers = async (counted: { answers: number }) => {
  const before = counted.answers
  while (counted.answers < before + 10) await new Promise((resolve) => setImmediate(resolve))
}

describe('the password of a login', () => {
  it('is replaced while connections are made, and none of them fails', async () => {
    const pool = new LoginPool({ connectionString: address(), max: 3, maxUses: 1 })
    const { counted, done } = asking(pool)
    await Promise.race([done, moreAnswers(counted)])
    accept(later, earlier)
    await Promise.race([done, moreAnswers(counted)])
    await setPassword(later)
    await Promise.race([done, moreAnswers(counted)])
    accept(later)
    await Promise.race([done, moreAnswers(counted)])
    counted.goesOn = false
    await done
    await pool.end()
    expect(counted.answers).toBeGreaterThanOrEqual(40)
  })

  it('is refused afterwards, and the one of the address counts only without a file', async () => {
    accept(later)
    const [pool, client] = [new LoginPool({ connectionString: address() }), new LoginClient(address())]
    const refusal = expect.objectContaining({ code: '28P01' })
    await expect(pool.query('select 1')).rejects.toEqual(refusal)
    await expect(client.connect()).rejects.toEqual(refusal)
    await pool.end()
    delete process.env.NABIJ_DATABASE_PASSWORDS
    await expect(new LoginClient(address()).connect()).rejects.toEqual(refusal)
    const inAddress = new LoginClient(address().replace('outdated', earlier))
    await inAddress.connect()
    await inAddress.end()
  })
})

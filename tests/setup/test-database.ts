import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string
  }
}

const template = new URL(inject('templateUrl'))

/** Creates a database for one test file from the template, so that no file sees the rows of another. */
export async function testDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`)
  const url = Object.assign(new URL(template), { pathname: `/${name}` }).toString()
  return { url, drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

async function administer(sql: string) {
  const client = new Client({
    connectionString: Object.assign(new URL(template), { pathname: '/postgres' }).toString(),
  })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

// Runs before the imports of the test file, so that `@/server/db` finds this database.
const { url, drop } = await testDatabase()
process.env.DATABASE_URL = url
process.env.NEXTAUTH_SECRET = randomBytes(32).toString('base64url')

afterAll(async () => {
  const kept = globalThis as { nabijDatabase?: { $disconnect: () => Promise<void> } }
  await kept.nabijDatabase?.$disconnect()
  await drop()
})

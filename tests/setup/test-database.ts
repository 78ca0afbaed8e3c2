import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    templateUrls: Record<'admin' | 'owner' | 'app' | 'reader', string>
    keys: Record<'NABIJ_KEY_STORE' | 'NABIJ_MASTER_KEY_FILE', string>
  }
}

const template = inject('templateUrls')

const databaseNamed = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString()

/** Creates a database for one test file from the template, so that no file sees the rows of another. */
export async function testDatabase(): Promise<{
  urls: Record<'owner' | 'app' | 'reader', string>
  drop: () => Promise<void>
}> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(`CREATE DATABASE ${name} TEMPLATE ${new URL(template.owner).pathname.slice(1)}`)
  const { owner, app, reader } = template
  const urls = { owner: databaseNamed(owner, name), app: databaseNamed(app, name), reader: databaseNamed(reader, name) }
  return { urls, drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

async function administer(sql: string) {
  const client = new Client({ connectionString: databaseNamed(template.owner, 'postgres') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

type Pool = { $disconnect: () => Promise<void> }
const shared = globalThis as Partial<Record<'nabijDatabase' | 'nabijReaders' | 'nabijOwner' | 'nabijEveryRow', Pool>>

// Runs before the imports of the test file, so that `@/server/db` finds this database.
const { urls, drop } = await testDatabase()
process.env.DATABASE_URL = urls.app
process.env.DATABASE_READER_URL = urls.reader
process.env.DATABASE_OWNER_URL = urls.owner
process.env.NEXTAUTH_SECRET = randomBytes(32).toString('base64url')
// One key store for all files, as for all processes of an installation.
Object.assign(process.env, inject('keys'))

afterAll(async () => {
  // A stream that a test left open would ask for a pool again, on this database, and the next file would get it.
  for (const end of globalThis.nabijStreams?.keys() ?? []) end()
  for (const work of globalThis.nabijStreams?.values() ?? []) await work
  for (const pool of [shared.nabijDatabase, shared.nabijReaders, shared.nabijOwner]) await pool?.$disconnect()
  // The next file of this thread has a database of its own.
  delete shared.nabijDatabase
  delete shared.nabijReaders
  delete shared.nabijOwner
  delete shared.nabijEveryRow
  await drop()
})

import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isEmpty, openDatabase } from './database.mjs'

// Keys stand beside the data.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'installation-'))
const data = path.join(folder, 'data')
const given = process.env.DATABASE_URL
let stop = async () => undefined
/** Of a process that starts the application: what it started is stopped by `stop`. */
const lifecycle = {
  hold: async (starting, end) => {
    const database = await starting
    stop = () => end(database)
    return database
  },
}

beforeAll(() => {
  delete process.env.DATABASE_URL
})
afterAll(async () => {
  process.env.DATABASE_URL = given
  await stop()
  fs.rmSync(folder, { recursive: true })
})

test('a start finds an embedded database empty until it holds an organisation, and the next start too', async () => {
  const database = await openDatabase({ data, lifecycle })
  expect(await isEmpty(database)).toBe(true)
  const client = new pg.Client({ connectionString: database.admin })
  await client.connect()
  await client.query('insert into organisation (id, name) values ($1, $2)', [randomUUID(), 'Verzonnen'])
  await client.end()
  expect(await isEmpty(database)).toBe(false)
  await stop()
  expect(await isEmpty(await openDatabase({ data, lifecycle }))).toBe(false)
})

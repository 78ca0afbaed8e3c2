import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { anOrganisation } from './factories'
import { theProgram } from './program'
import { database } from './owner'

// Every command starts a process, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

let program: Awaited<ReturnType<typeof theProgram>>
let withoutDatabase: Awaited<ReturnType<typeof theProgram>>

beforeAll(async () => {
  program = await theProgram('.next-test')
  const databaseUrl = process.env.DATABASE_URL
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/nothing'
  withoutDatabase = await theProgram('.next-test')
  process.env.DATABASE_URL = databaseUrl
}, 120_000)
afterAll(async () => {
  await program.remove()
  await withoutDatabase.remove()
})

test('a worker does not start on a database with a version of the questionnaire that it does not know', async () => {
  const organisationId = await anOrganisation()
  await database().instrumentInForce.create({ data: { organisationId, fromWeek: '2020-W14', version: 7 } })
  const { code, stdout, stderr } = await program.nabij('worker')
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^The database holds version 7 of the questionnaire, and this program knows version [\d, ]+\./)
})

test('a worker that does not reach the database when it starts says so and ends', async () => {
  const { code, stdout, stderr } = await withoutDatabase.nabij('worker')
  expect([code, stdout, stderr]).toEqual([1, '', 'The database does not answer. Try again in a moment.\n'])
})

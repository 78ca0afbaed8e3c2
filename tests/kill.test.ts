import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openedChange, openedValue } from '@/server/stored-answer'
import { aCall, people, type ACall } from './call-fixture'
import { bundledProgram } from './bundled-program'
import { durableDatabase } from './setup/durable-database.mjs'
import { database } from './owner'

type Acknowledged = { id: string; key: string; value: string; outcome: string; version: number; operationId: string }

let writer: Awaited<ReturnType<typeof bundledProgram>>
let server: Awaited<ReturnType<typeof durableDatabase>>
let running: Pick<typeof server, 'urls' | 'pid'>
let calls: ACall[]

beforeAll(async () => {
  writer = await bundledProgram('answers-writer')
  server = await durableDatabase()
  running = server
  process.env.DATABASE_URL = server.urls.app
  process.env.DATABASE_OWNER_URL = server.urls.owner
  const who = await people()
  calls = []
  for (let index = 0; index < 9; index++) calls.push(await aCall(who))
  await database().$disconnect()
})

afterAll(async () => {
  writer.remove()
  await server.remove()
})

const asking = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: running.urls.owner })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

type Sealed<Row> = Omit<Row, 'value'> & { value: Uint8Array | null }
type StoredAnswer = Sealed<Pick<Acknowledged, 'id' | 'key' | 'version'>>

/** Every change with its value, as it was acknowledged. */
const storedChanges = async () => {
  const rows = await asking<Sealed<Acknowledged>>(
    `select operation_id as "operationId", interview_id as id, key, value, outcome::text, version from answer_change`,
  )
  return rows.map((row) => {
    const { operationId, id, key, value } = row
    return { ...row, value: openedChange(id, { operationId, key, value, note: null, reason: null }).value }
  })
}

/** Kills a process that may just have ended by itself. */
const kill = (pid: number) => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * Kills the application, and in the same moment the postmaster and all processes that it started, so that none can write
 * anything more. The application comes first, because without its database it would end by itself.
 */
const killBoth = async (app: ChildProcess) => {
  const backends = await asking<{ pid: number }>('select pid from pg_stat_activity where pid <> pg_backend_pid()')
  app.kill('SIGKILL')
  for (const pid of [running.pid, ...backends.map((backend) => backend.pid)]) kill(pid)
}

/** Lets the writer save until this many answers are acknowledged, then kills it and the database during their work. */
const saveUntilKilled = async (wanted: number, inCalls: readonly ACall[]): Promise<Acknowledged[]> => {
  const { organisationId, caller } = inCalls[0]!
  const args = [writer.file, organisationId, caller.staffId, ...inCalls.map(({ id }) => id)]
  const env = { ...process.env, DATABASE_URL: running.urls.app, NODE_ENV: 'production' as const }
  const app = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const gone = once(app, 'exit')
  const heard: Acknowledged[] = []
  for await (const line of createInterface({ input: app.stdout })) {
    heard.push(JSON.parse(line) as Acknowledged)
    if (heard.length === wanted) await killBoth(app)
  }
  expect((await gone)[1]).toBe('SIGKILL')
  return heard
}

describe('an acknowledged save', () => {
  it('survives kill -9 of the application and the database, three times in a row', { timeout: 120_000 }, async () => {
    const settings = await asking<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`,
    )
    expect(settings.map(({ setting }) => setting)).toEqual(['on', 'on', 'on'])

    const heard: Acknowledged[] = []
    for (const [round, wanted] of [60, 150, 300].entries()) {
      heard.push(...(await saveUntilKilled(wanted, calls.slice(round * 3, round * 3 + 3))))
      running = await server.startAgain()
    }
    expect(heard.length).toBeGreaterThan(500)

    const history = await storedChanges()
    const kept = new Map(history.map((change) => [change.operationId, change]))
    for (const save of heard) expect(kept.get(save.operationId)).toEqual(save)
  })

  it('is complete: the answer has its last version, and every change has its audit row', async () => {
    const answers = await asking<StoredAnswer>(
      `select interview_id as id, key, value, value_version as version from answer`,
    )
    const saved = (await storedChanges()).filter(({ outcome }) => outcome === 'saved')
    const last = new Map(
      saved
        .toSorted((one, other) => one.version - other.version)
        .map(({ id, key, value, version }) => [`${id} ${key}`, { value, version }]),
    )
    expect(answers.length).toBeGreaterThan(0)
    for (const answer of answers) {
      const { id, key, version } = answer
      expect({ value: openedValue(id, answer), version }).toEqual(last.get(`${id} ${key}`))
    }
    const [counts] = await asking<{ changes: string; audited: string }>(`
      select (select count(*) from answer_change) as changes,
        (select count(*) from audit where verb = 'answer.save') as audited`)
    expect(Number(counts?.changes)).toBeGreaterThan(500)
    expect(counts?.audited).toBe(counts?.changes)
  })
})

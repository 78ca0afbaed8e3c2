import { setImmediate } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { database, disconnect, inTransaction, Prisma, type Transaction, translateDatabaseError } from '@/server/db'
import { durableDatabase } from './setup/durable-database.mjs'

let server: Awaited<ReturnType<typeof durableDatabase>>

beforeAll(async () => {
  server = await durableDatabase()
  process.env.DATABASE_URL = server.urls.app
})
afterAll(async () => {
  await disconnect()
  await server.remove()
})

const connected = async () => {
  const client = new pg.Client({ connectionString: server.urls.admin })
  client.on('error', () => undefined) // the server ends under it
  await client.connect()
  return client
}

const endConnections = async () => {
  const administrator = await connected()
  await administrator.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'nabij_app'`)
  await administrator.end()
}

const isSleeping = async () => {
  const administrator = await connected()
  const { rowCount } = await administrator.query(
    `select 1 from pg_stat_activity where state = 'active' and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()`,
  )
  await administrator.end()
  return rowCount === 1
}

const query = (db: Transaction) => db.$queryRaw`select 1 as one`
const longQuery = async (db: Transaction) => {
  const answer = db.$queryRaw`select pg_sleep(60)`
  await Promise.race([answer, vi.waitFor(async () => expect(await isSleeping()).toBe(true), { timeout: 60_000 })])
  await endConnections()
  await answer
}

/** The two ways in which statements are sent. An error outside a transaction is translated where a request ends. */
const ways = {
  'in a transaction': (work: (db: Transaction) => Promise<unknown>) => inTransaction('start', work),
  'without a transaction': async (work: (db: Transaction) => Promise<unknown>) => {
    try {
      return await work(database('start'))
    } catch (error) {
      throw translateDatabaseError(error)
    }
  },
}
const away = { code: 'unavailable', reason: 'database_away' }

test.each(Object.entries(ways))(
  'a database that ends the connection during a statement %s is away',
  async (_way, run) => {
    await expect(run(longQuery)).rejects.toMatchObject(away)
    await expect(run(query)).resolves.toEqual([{ one: 1 }])
  },
)

test('a database that ends the connection between two statements of a transaction is away', async () => {
  const interrupted = inTransaction('start', async (tx) => {
    await query(tx)
    await endConnections()
    await query(tx)
  })
  await expect(interrupted).rejects.toMatchObject(away)
})

/** All connections of the application are in a transaction, until they are let go. */
const heldConnections = async () => {
  let letGo = () => undefined as void
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const begun: Promise<void>[] = []
  const held = Array.from({ length: 12 }, () => {
    let begin = () => undefined as void
    begun.push(new Promise<void>((resolve) => (begin = resolve)))
    return inTransaction('start', async (tx) => {
      await query(tx)
      begin()
      await gate
    })
  })
  await Promise.all(begun)
  return async () => {
    letGo()
    await Promise.all(held)
  }
}

test.each(Object.entries(ways))(
  'whoever waits for a connection %s is told to try again, and can',
  async (_way, run) => {
    const letGo = await heldConnections()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let outcome: unknown
    const waiting = run(query).then(
      () => (outcome = 'answered'),
      (error: unknown) => (outcome = error),
    )
    // Ten seconds pass in less: nobody has to wait for them here.
    for (let second = 0; second < 500 && !outcome; second += 1) {
      vi.advanceTimersByTime(1_000)
      await setImmediate()
    }
    vi.useRealTimers()
    await letGo()
    await waiting
    expect(outcome).toMatchObject({ code: 'unavailable', reason: 'busy' })
    await expect(run(query)).resolves.toEqual([{ one: 1 }])
  },
)

/** A row of this table keeps the commit of its transaction waiting. */
const makeSlowCommits = async () => {
  const administrator = await connected()
  await administrator.query(`
    create table slow_commit (id int);
    grant insert on slow_commit to nabij_app;
    create function wait_at_commit() returns trigger language plpgsql as
      $$ begin perform pg_sleep(60); return null; end $$;
    create constraint trigger waits after insert on slow_commit deferrable initially deferred
      for each row execute function wait_at_commit()`)
  await administrator.end()
}
const isCommitting = async () => {
  const administrator = await connected()
  const { rowCount } = await administrator.query(
    `select 1 from pg_stat_activity where state = 'active' and query = 'COMMIT' and usename = 'nabij_app'`,
  )
  await administrator.end()
  return rowCount === 1
}

test('a database that ends the connection during the commit is away', async () => {
  await makeSlowCommits()
  const interrupted = inTransaction('start', (tx) => tx.$executeRaw`insert into slow_commit values (1)`)
  const outcome = interrupted.catch((error: unknown) => error)
  await vi.waitFor(async () => expect(await isCommitting()).toBe(true), { timeout: 60_000 })
  await endConnections()
  expect(await outcome).toMatchObject(away)
})

test('a database that stops, and then is not there, is away', async () => {
  const lastUser = await connected() // a server that was asked to stop waits for it, and refuses everybody else
  await endConnections()
  process.kill(server.pid, 'SIGTERM')
  const refusedWith = (code: string) =>
    vi.waitFor(() => expect(connected()).rejects.toMatchObject({ code }), { timeout: 60_000 })
  await refusedWith('57P03')
  for (const run of Object.values(ways)) await expect(run(query)).rejects.toMatchObject(away)
  await lastUser.end()
  await refusedWith('ECONNREFUSED')
  for (const run of Object.values(ways)) await expect(run(query)).rejects.toMatchObject(away)
})

test.each([
  ['ConnectionClosed', 'database_away'],
  ['DatabaseNotReachable', 'database_away'],
  ['SocketTimeout', 'busy'],
])('a raw statement that failed by %s is no fault', (kind, reason) => {
  const meta = { driverAdapterError: { cause: { kind } } }
  const error = new Prisma.PrismaClientKnownRequestError('', { code: 'P2010', clientVersion: '', meta })
  expect(translateDatabaseError(error)).toMatchObject({ code: 'unavailable', reason })
})

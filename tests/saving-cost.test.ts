import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { latestInstrument } from '@/domain/instrument/instrument'
import { claimLease } from '@/server/call-lease'
import { inTransaction, ofOrganisation } from '@/server/db'
import { aCall, aClient, people, send, type ACall, type People } from './call-fixture'
import { countingProxy } from './counting-proxy'
import { durableDatabase } from './setup/durable-database.mjs'

// A database server with production settings for durability (fsync, full-page writes), which nothing else writes to.
let server: Awaited<ReturnType<typeof durableDatabase>>
let proxy: Awaited<ReturnType<typeof countingProxy>>
let beside: pg.Client
let who: People
let call: ACall
let tab: ReturnType<typeof aClient>

beforeAll(async () => {
  server = await durableDatabase()
  proxy = await countingProxy(server.urls.app)
  process.env.DATABASE_URL = proxy.url
  process.env.DATABASE_OWNER_URL = server.urls.owner
  beside = new pg.Client({ connectionString: server.urls.admin })
  await beside.connect()
  who = await people()
})

afterAll(async () => {
  await beside.end()
  proxy.close()
  await server.remove()
})

/** Whoever calls has the lease of the family, which an answer extends once in some minutes. */
const claim = ({ organisationId, familyId, caller: { staffId } }: ACall) =>
  inTransaction(ofOrganisation(organisationId), (tx) => claimLease(tx, { organisationId, familyId, staffId }))

beforeEach(async () => {
  call = await aCall(who)
  tab = aClient()
  await claim(call)
})

const statementsOf = (work: () => Promise<unknown>) => proxy.during(work)

describe('one save takes at most six statements, including begin and commit', () => {
  it('for a new answer', async () => {
    expect(await statementsOf(() => send(call.caller, tab(call.id, 'internet', { value: 'yes' })))).toBe(6)
  })

  it('for a change of an answer, a note or the large conversation note', async () => {
    await send(call.caller, tab(call.id, 'internet', { value: 'yes' }))
    for (const said of [{ value: 'no' }, { note: 'traag' }])
      expect(await statementsOf(() => send(call.caller, tab(call.id, 'internet', said)))).toBeLessThanOrEqual(6)
    const long = tab(call.id, 'conversation_note', { value: 'lang '.repeat(2000) })
    expect(await statementsOf(() => send(call.caller, long))).toBeLessThanOrEqual(6)
  })

  it('and one more when the lease is five minutes old, for the answers of the next five minutes', async () => {
    process.env.NABIJ_NOW = new Date(Date.now() + 6 * 60_000).toISOString()
    expect(await statementsOf(() => send(call.caller, tab(call.id, 'internet', { value: 'yes' })))).toBe(7)
    process.env.NABIJ_NOW = new Date(Date.now() + 10 * 60_000).toISOString()
    expect(await statementsOf(() => send(call.caller, tab(call.id, 'internet', { value: 'no' })))).toBe(6)
    delete process.env.NABIJ_NOW
  })

  it('for a repeated operation', async () => {
    const operation = tab(call.id, 'internet', { value: 'yes' })
    await send(call.caller, operation)
    expect(await statementsOf(() => send(call.caller, operation))).toBeLessThanOrEqual(6)
  })

  it('for a conflict, and for a second one', async () => {
    await send(call.caller, aClient()(call.id, 'internet', { value: 'yes' }))
    for (const value of ['no', 'partly'])
      expect(await statementsOf(() => send(call.caller, tab(call.id, 'internet', { value })))).toBeLessThanOrEqual(6)
  })
})

const choices = latestInstrument.items.flatMap((item) =>
  item.kind === 'choice' ? [[item.key, item.options] as const] : [],
)

const position = async () =>
  (await beside.query<{ bytes: string }>(`select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes`)).rows[0]!.bytes

const walOf = async (work: () => Promise<unknown>) => {
  const before = await position()
  await work()
  return Number(await position()) - Number(before)
}

const median = (numbers: number[]) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!

describe('what a choice writes to the write-ahead log of the database, with its history and its audit row', () => {
  it('is at most 1 500 bytes, the median of a thousand', { timeout: 600_000 }, async () => {
    await beside.query('checkpoint')
    const first: number[] = []
    const changed: number[] = []
    while (first.length + changed.length < 1000) {
      const other = await aCall(who)
      await claim(other)
      for (const [key, [one, two]] of choices) {
        first.push(await walOf(() => send(call.caller, tab(other.id, key, { value: one! }))))
        changed.push(await walOf(() => send(call.caller, tab(other.id, key, { value: two! }))))
      }
    }
    expect(median([...first, ...changed])).toBeLessThanOrEqual(1500)
    expect(median(first)).toBeLessThanOrEqual(1500)
    expect(median(changed)).toBeLessThanOrEqual(1500)
  })
})

/**
 * Random histories of the log on a real database: rows of a simulated time, committed in another order than that of their ids,
 * left out by a rollback, and sealed in several runs.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { auditKeysOf } from '@/server/audit-keys'
import { noFloor, sealRows, type Floor } from '@/server/audit-sealer'
import { logVerdict } from '@/server/audit-verification'
import type { Anchor } from '@/domain/log-chain/anchors'

const minutes = 60_000
const hours = 60 * minutes
const start = Date.UTC(2020, 2, 2, 8)

const aStep = fc.record({
  minutes: fc.integer({ min: 20, max: 180 }),
  way: fc.constantFrom('plain', 'overtaken', 'rolled back'),
  sealed: fc.nat(2).map((drawn) => drawn === 0),
  verb: fc.constantFrom('family.read', 'answer.save', 'session.start'),
  detail: fc.option(fc.record({ count: fc.nat(9), refused: fc.boolean() })),
})
type Step = typeof aStep extends fc.Arbitrary<infer Value> ? Value : never

export const aHistory = fc.array(aStep, { minLength: 7, maxLength: 10 })

export const auditKey = randomBytes(32).toString('base64url')
// The workers of a test seal with this key, and read it at their start.
process.env.NABIJ_AUDIT_KEY = auditKey
export const keys = auditKeysOf(auditKey)!

export type Row = { id: number; at: Date; seq: number | null }

/** The log of one test database. Its rows are written as the owner, because the application cannot choose their moment. */
export const aLog = async () => {
  const clients = [0, 1].map(() => new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL }))
  const [client, other] = clients as [pg.Client, pg.Client]
  for (const one of clients) await one.connect()
  await client.query('alter table audit disable trigger audit_append_only')
  const organisation = randomUUID()
  const people = [randomUUID(), randomUUID()]
  let clock = start
  let floor: Floor = noFloor

  const write = (on: pg.Client, { verb, detail }: Pick<Step, 'verb' | 'detail'>, at = new Date(clock)) =>
    on.query(
      `insert into audit (organisation_id, at, staff_id, verb, subject_id, detail) values ($1, $2, $3, $4, $5, $6)`,
      [organisation, at, people[clock % 2], verb, randomUUID(), detail],
    )
  const seal = async () => void (floor = await sealRows(keys, floor, new Date(clock)))

  const take = async (step: Step) => {
    clock += step.minutes * minutes
    if (step.way === 'plain') await write(client, step)
    else {
      await other.query('begin')
      await write(other, step)
      clock += 5 * minutes
      await write(client, { ...step, detail: { overtaking: true } as never })
      if (step.sealed) await seal()
      await other.query(step.way === 'overtaken' ? 'commit' : 'rollback')
    }
    if (step.sealed) await seal()
  }

  return {
    query: async <Found extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await client.query<Found>(sql, values)).rows,
    write: (at: Date) => write(client, { verb: 'family.read', detail: null }, at),
    seal,
    sealAnew: () => sealRows(keys, noFloor, new Date(clock)),
    /** A row whose transaction goes on, with a row of a higher id that was committed. */
    overtaken: async () => {
      await other.query('begin')
      await write(other, { verb: 'family.read', detail: null })
      await write(client, { verb: 'family.read', detail: null })
      return { commit: () => other.query('commit') }
    },
    moment: () => clock,
    /** Everything of the history is sealed at the end, with some rows of later days after it. */
    play: async (history: readonly Step[]) => {
      await client.query('truncate audit, audit_seal, audit_head')
      clock = start
      floor = noFloor
      for (const step of history) await take(step)
      for (let day = 0; day < 5; day++)
        await take({ minutes: 180, way: 'plain', sealed: day > 2, verb: 'session.start', detail: null })
    },
    pass: (passed: number) => void (clock += passed * hours),
    rows: async () =>
      (
        await client.query<Row>(
          `select id::int, at, seq::int from audit left join audit_seal on audit_id = audit.id order by id`,
        )
      ).rows,
    anchor: async (): Promise<Anchor> => {
      const [last] = (
        await client.query<Omit<Anchor, 'date'>>(
          `select seq::int, encode(mac, 'hex') as mac, (select count(*)::int from audit_seal) as count
           from audit_seal order by seq desc limit 1`,
        )
      ).rows
      return { date: '2020-03-02', ...last! }
    },
    verdict: (anchors: readonly Anchor[] = []) => logVerdict(keys, { anchors, moment: new Date(clock) }),
    end: () => Promise.all(clients.map((one) => one.end())),
  }
}

export type Log = Awaited<ReturnType<typeof aLog>>

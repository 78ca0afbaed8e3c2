import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { repairNextSteps } from '@/features/calls/commands/repair-next-steps'
import { stepCounts } from '@/features/calls/queries/step-counts'
import { systemActor } from '@/server/minted-actor'
import { closeDatabase } from '@/server/operator'
import { olderDatabase } from './setup/older-database.mjs'
import { sealDatabase } from './setup/sealing.mjs'

/** The migration that derives the first steps. */
const stepsMigration = '0018'
const organisation = '00000000-0000-4000-8000-000000000001'
const caller = '00000000-0000-4000-8000-000000000002'
const left = '00000000-0000-4000-8000-000000000003'

/** The families of an organisation as an earlier version stored them, by what there is to know about each. */
const families = {
  never_called: `caller_id = '${caller}'`,
  without_caller: `caller_id = null`,
  waiting_list: `caller_id = null, status = 'waiting_list'`,
  caller_left: `caller_id = '${left}'`,
  said_no: `caller_id = '${caller}', may_call = false`,
  agreed: `caller_id = '${caller}'`,
  nothing_agreed: `caller_id = '${caller}'`,
  asked_for: `caller_id = '${caller}'`,
  call_back: `caller_id = '${caller}'`,
  open_interview: `caller_id = '${caller}'`,
  dead_number: `caller_id = '${caller}'`,
} as const
type Name = keyof typeof families
// `Object.keys` knows only texts.
const names = Object.keys(families) as Name[]
const idOf = (name: Name) => `00000000-0000-4000-8000-0000000001${String(names.indexOf(name)).padStart(2, '0')}`

let client: pg.Client
let drop: () => Promise<void>

const stored = async (sql: string) => void (await client.query(sql))

const storeFamilies = async () => {
  await stored(`insert into organisation (id, name) values ('${organisation}', 'Proef')`)
  await stored(`insert into staff (id, organisation_id, email, name, role, disabled_at) values
    ('${caller}', '${organisation}', 'a@example.org', 'A', 'caller', null),
    ('${left}', '${organisation}', 'b@example.org', 'B', 'caller', now())`)
  for (const name of names) {
    await stored(`insert into family (id, organisation_id, ref, listed_since)
      values ('${idOf(name)}', '${organisation}', '${name}', '2020-03-02')`)
    await stored(`update family set ${families[name]} where id = '${idOf(name)}'`)
    await stored(`insert into contact_point (id, organisation_id, family_id, kind, value, state) values (gen_random_uuid(),
      '${organisation}', '${idOf(name)}', 'phone', '${name}', '${name === 'dead_number' ? 'dead' : 'active'}')`)
  }
}

const storeInterview = async (name: Name, state: string, mayCall: string | null) => {
  const ended = state === 'completed' ? `'2020-03-24T12:00:00Z', '${name}'` : 'null, null'
  await stored(`with written as (
      insert into interview (id, organisation_id, family_id, caller_id, channel, chosen_by, state, started_at, ended_at, ref)
      values (gen_random_uuid(), '${organisation}', '${idOf(name)}', '${caller}', 'phone', 'parent', '${state}',
        '2020-03-24T11:00:00Z', ${ended}) returning id)
    insert into answer (interview_id, key, organisation_id, value)
    select id, 'may_call_again', '${organisation}', ${mayCall ? `'"${mayCall}"'` : 'null'}::jsonb from written`)
}

const storeRequest = (name: Name, reason: string, day: string) =>
  stored(`insert into call_request (id, organisation_id, family_id, reason, not_before, note, created_at)
    values (gen_random_uuid(), '${organisation}', '${idOf(name)}', '${reason}', '${day}', '', '2020-03-24T12:00:00Z')`)

beforeAll(async () => {
  const older = await olderDatabase(stepsMigration, process.env.DATABASE_OWNER_URL!)
  drop = older.drop
  // Before the first use, so that the commands work on this database.
  process.env.DATABASE_URL = older.appUrl
  process.env.DATABASE_OWNER_URL = older.url
  client = new pg.Client({ connectionString: older.url })
  await client.connect()
  await storeFamilies()
  await storeInterview('said_no', 'completed', 'no')
  await storeInterview('agreed', 'completed', 'yes')
  await storeRequest('agreed', 'call_again', '2020-03-31')
  await storeInterview('nothing_agreed', 'completed', null)
  await storeInterview('open_interview', 'open', null)
  await storeRequest('asked_for', 'asked_for', '2020-04-03')
  await storeRequest('call_back', 'call_back', '2020-04-02')
  await stored(`insert into contact_attempt (id, organisation_id, family_id, outcome, at, day, call_back_on)
    values (gen_random_uuid(), '${organisation}', '${idOf('call_back')}', 'call_back', '2020-03-25T10:00:00Z', '2020-03-25',
      '2020-04-02')`)
  await older.upgrade()
  await sealDatabase({ owner: older.url }, inject('keys'))
}, 60_000)

afterAll(async () => {
  await client.end()
  await closeDatabase()
  await drop()
})

const steps = async () => {
  const { rows } = await client.query(`
    select ref, kind, coalesce(reason, waits_for::text, stop_reason) as why, waits_for, to_char(not_before, 'YYYY-MM-DD') as day
    from next_step step join family on family.id = step.family_id where step.closed_at is null order by ref`)
  return rows.map((row: Record<string, string>) => [row.ref, row.kind, row.why, row.waits_for, row.day])
}

const expected = [
  ['agreed', 'call', 'agreed_frequency', null, '2020-03-31'],
  ['asked_for', 'call', 'parent_asked', null, '2020-04-03'],
  ['call_back', 'call', 'call_back', null, '2020-04-02'],
  ['caller_left', 'waiting', 'first_call', 'owner', '2020-03-02'],
  ['dead_number', 'waiting', 'first_call', 'number', '2020-03-02'],
  ['never_called', 'call', 'first_call', null, '2020-03-02'],
  ['nothing_agreed', 'call', 'not_agreed', null, '2020-04-07'],
  ['open_interview', 'call', 'broken_off', null, '2020-03-24'],
  ['said_no', 'stopped', 'no_call_again', null, null],
  ['waiting_list', 'not_yet', null, null, null],
  ['without_caller', 'waiting', 'first_call', 'owner', '2020-03-02'],
]

describe('an organisation of an earlier version', () => {
  test('has one next step for each family after the migration', async () => {
    expect(await steps()).toEqual(expected)
    expect(await stepCounts(systemActor(organisation))).toEqual({
      families: names.length,
      with_next_step: 6,
      stopped: 2,
      waiting: 3,
      without: 0,
      twice: 0,
      stale: 0,
    })
  })

  test('has the same steps when they are derived from its history', async () => {
    await repairNextSteps(systemActor(organisation))
    expect(await steps()).toEqual(expected)
  })

  test('keeps what was recorded, under the names of the list of outcomes', async () => {
    const { rows } = await client.query('select outcome, not_before::text from contact_attempt')
    expect(rows).toEqual([{ outcome: 'callback_asked', not_before: '2020-04-02' }])
    const requests = await client.query('select reason from call_request')
    expect(requests.rows).toEqual([{ reason: 'parent_asked' }])
  })
})

import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from './migrate.mjs'
import { inRoot } from './paths.mjs'

/** Tests the migrations of safety concerns on a database from before concerns had entries. */
const url = process.env.DATABASE_OWNER_URL
const migrations = inRoot('prisma', 'migrations')
const entries = '0006_concern_entries_and_quote_words'
const sightings = '0011_old_withdrawals_seen'
const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const [organisation, author, later, coordinator] = [id(1), id(2), id(3), id(4)]
let dir

async function query(sql, values) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

const copy = (names) => {
  for (const name of names) fs.cpSync(path.join(migrations, name), path.join(dir, name), { recursive: true })
}

const concern = async (number, { text, seenAt = null, withdrawnAt = null }) => {
  await query(`insert into family (id, organisation_id, ref, version) values ($1, $2, $3, 1)`, [
    id(number),
    organisation,
    String(number),
  ])
  await query(
    `insert into interview (id, organisation_id, family_id, caller_id, channel, chosen_by)
     values ($1, $2, $1, $3, 'phone', 'parent')`,
    [id(number), organisation, author],
  )
  await query(
    `insert into safety_concern (interview_id, organisation_id, family_id, staff_id, text, raised_at, seen_by_id, seen_at,
       withdrawn_at) values ($1, $2, $1, $3, $4, '2020-04-01T10:00Z', $5, $6, $7)`,
    [id(number), organisation, author, text, seenAt && coordinator, seenAt, withdrawnAt],
  )
}
const audited = (number, staffId, raised, at) =>
  query(
    `insert into audit (organisation_id, at, staff_id, verb, subject_id, detail)
     values ($1, $2, $3, 'concern.raise', $4, jsonb_build_object('raised', $5::boolean))`,
    [organisation, at, staffId, id(number), raised],
  )

const concernSince = async (number) => {
  await query(`insert into family (id, organisation_id, ref, version) values ($1, $2, $3, 1)`, [
    id(number),
    organisation,
    String(number),
  ])
  await query(
    `insert into interview (id, organisation_id, family_id, caller_id, channel, chosen_by)
     values ($1, $2, $1, $3, 'phone', 'parent')`,
    [id(number), organisation, author],
  )
  await query(`insert into safety_concern (id, organisation_id, interview_id, raised_by_id) values ($1, $2, $1, $3)`, [
    id(number),
    organisation,
    author,
  ])
  for (const [at, kind] of ['raised', 'withdrawn'].entries()) {
    await query(
      `insert into concern_entry (id, organisation_id, concern_id, kind, text, written_by_id, written_at)
       values ($1, $2, $3, $4::"ConcernEntryKind", '', $5, $6)`,
      [id(100 + at), organisation, id(number), kind, author, `2020-05-0${at + 1}T10:00Z`],
    )
    await query(
      `insert into audit (organisation_id, at, staff_id, verb, subject_id, detail)
       values ($1, now(), $2, 'concern.raise', $3, jsonb_build_object('entry', $4::text))`,
      [organisation, author, id(number), id(100 + at)],
    )
  }
}

beforeAll(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'migrations-'))
  await query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  const names = fs.readdirSync(migrations).filter((name) => /^\d/.test(name))
  copy(names.filter((name) => name < entries))
  await migrate(url, dir)
  await query(`insert into organisation (id, name) values ($1, 'Proef')`, [organisation])
  for (const [staffId, role] of [
    [author, 'caller'],
    [later, 'caller'],
    [coordinator, 'coordinator'],
  ])
    await query(`insert into staff (id, organisation_id, email, name, role) values ($1, $2, $3, 'Proef', $4)`, [
      staffId,
      organisation,
      `${staffId}@example.org`,
      role,
    ])
  await concern(11, { text: 'gezien', seenAt: '2020-04-01T11:00Z' })
  await concern(12, { text: 'overschreven', withdrawnAt: '2020-04-02T10:00Z' })
  await audited(12, author, true, '2020-03-30T10:00Z')
  await audited(12, later, true, '2020-04-01T10:00Z')
  await audited(12, later, false, '2020-04-02T10:00Z')
  await concern(13, { text: 'zelf ingetrokken', withdrawnAt: '2020-04-02T10:00Z' })
  await concern(14, {
    text: 'gezien en ingetrokken',
    seenAt: '2020-04-01T11:00Z',
    withdrawnAt: '2020-04-02T10:00Z',
  })
  await audited(14, later, false, '2020-04-02T10:00Z')
  copy(names.filter((name) => name >= entries && name < sightings))
  await migrate(url, dir)
  // This concern is raised and withdrawn between the two migrations.
  await concernSince(15)
  copy(names.filter((name) => name >= sightings))
  await migrate(url, dir)
})
afterAll(() => fs.rmSync(dir, { recursive: true }))

const entriesAt = (number) =>
  query(
    `select e.kind, coalesce((select c.text from clear_text c where c.row_id = e.id::text), '') as text, e.written_by_id, e.written_at, s.seen_by_id, s.seen_at, c.raised_by_id
     from safety_concern c join concern_entry e on e.concern_id = c.id
     left join concern_sighting s on s.entry_id = e.id
     where c.interview_id = $1 order by e.written_at`,
    [id(number)],
  )

test('an existing concern becomes an entry with its sighting', async () => {
  expect(await entriesAt(11)).toEqual([
    {
      kind: 'raised',
      text: 'gezien',
      written_by_id: author,
      written_at: new Date('2020-04-01T10:00Z'),
      seen_by_id: coordinator,
      seen_at: new Date('2020-04-01T11:00Z'),
      raised_by_id: author,
    },
  ])
})

test('a concern that somebody else overwrote and withdrew gets its writers from the audit rows', async () => {
  expect(await entriesAt(12)).toMatchObject([
    { kind: 'raised', text: 'overschreven', written_by_id: later, raised_by_id: author, seen_at: null },
    { kind: 'withdrawn', text: '', written_by_id: later, written_at: new Date('2020-04-02T10:00Z') },
  ])
})

const seenAt = async (number) => (await entriesAt(number)).map(({ kind, seen_by_id }) => [kind, seen_by_id])

test('a concern that its author withdrew earlier waits for nobody, and a seen one keeps its sighting', async () => {
  expect(await seenAt(13)).toEqual([
    ['raised', author],
    ['withdrawn', author],
  ])
  expect(await seenAt(14)).toEqual([
    ['raised', coordinator],
    ['withdrawn', later],
  ])
})

test('an unseen entry that somebody else withdrew stays unseen, and so does a later concern', async () => {
  expect(await seenAt(12)).toEqual([
    ['raised', null],
    ['withdrawn', null],
  ])
  expect(await seenAt(15)).toEqual([
    ['raised', null],
    ['withdrawn', null],
  ])
})

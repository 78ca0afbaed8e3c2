import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from './migrate.mjs'
import { inRoot } from './paths.mjs'

/** Tests the migration that makes what parents said in their last call the preferences of their families. */
const url = process.env.DATABASE_OWNER_URL
const migrations = inRoot('prisma', 'migrations')
const preferences = '0020_contact_preferences'
const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const [organisation, caller] = [id(1), id(2)]
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

const family = (number) =>
  query(`insert into family (id, organisation_id, ref, version) values ($1, $2, $3, 1)`, [
    id(number),
    organisation,
    String(number),
  ])

const endedCall = async (number, familyNumber, endedAt, answers) => {
  await query(
    `insert into interview (id, organisation_id, family_id, caller_id, ref, channel, chosen_by, state, ended_at)
     values ($1, $2, $3, $4, $5, 'phone', 'parent', 'completed', $6)`,
    [id(number), organisation, id(familyNumber), caller, String(number), endedAt],
  )
  await query(
    `insert into answer (interview_id, key, organisation_id, value, value_version)
     select $1, key, $2, value, 1 from jsonb_each($3)`,
    [id(number), organisation, JSON.stringify(answers)],
  )
}

const preferencesOf = async (number) =>
  (
    await query('select interpreter_needed, preferred_channels, preferred_parts_of_day from family where id = $1', [
      id(number),
    ])
  )[0]

const said = {
  may_call_again: 'yes',
  may_call_again_channel: ['video', 'phone'],
  may_call_again_part_of_day: ['evening'],
  interpreter_next_time: 'no',
}

beforeAll(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'migrations-'))
  await query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  const names = fs.readdirSync(migrations).filter((name) => /^\d/.test(name))
  const copy = (copied) =>
    copied.forEach((name) => fs.cpSync(path.join(migrations, name), path.join(dir, name), { recursive: true }))
  copy(names.filter((name) => name < preferences))
  await migrate(url, dir)
  await query(`insert into organisation (id, name) values ($1, 'Proef')`, [organisation])
  await query(
    `insert into staff (id, organisation_id, email, name, role) values ($1, $2, 'b@example.org', 'Proef', 'caller')`,
    [caller, organisation],
  )
  for (const number of [11, 12, 13]) await family(number)
  await endedCall(21, 11, '2020-04-01T10:00Z', { ...said, may_call_again_part_of_day: ['morning'] })
  await endedCall(22, 11, '2020-04-08T10:00Z', said)
  await endedCall(23, 12, '2020-04-08T10:00Z', { ...said, may_call_again: 'no' })
  copy(names.filter((name) => name >= preferences))
  await migrate(url, dir)
})
afterAll(() => fs.rmSync(dir, { recursive: true }))

test('what a parent said in the last call is the preference, and not what they said before', async () => {
  expect(await preferencesOf(11)).toEqual({
    interpreter_needed: false,
    preferred_channels: ['video', 'phone'],
    preferred_parts_of_day: ['evening'],
  })
})

test('after "no" to another call the other answers of that question do not count', async () => {
  expect(await preferencesOf(12)).toEqual({
    interpreter_needed: false,
    preferred_channels: [],
    preferred_parts_of_day: [],
  })
})

test('a family without a call has no preference', async () => {
  expect(await preferencesOf(13)).toEqual({
    interpreter_needed: null,
    preferred_channels: [],
    preferred_parts_of_day: [],
  })
})

/** Names and numbers are sealed in the database, and are found and ordered all the same. */
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { loadFoundFamilies } from '@/features/calls/commands/load-found-families'
import { familyList } from '@/features/families/queries/family-list'
import { helpList } from '@/features/help/queries/help-list'
import { openText } from '@/server/sealed/sealed-text'
import { contactHashes } from '@/server/sealed/contact-columns'
import { aHelpItem, aKnownFamily, anActor, anOrganisation } from './factories'
import { ownerDatabase } from './owner'
import { olderDatabase } from './setup/older-database.mjs'
import { sealDatabase } from './setup/sealing.mjs'

let organisationId: string
let coordinator: StaffActor
beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
})

const namesFound = async (text: string) =>
  (await familyList(coordinator, { filter: {}, text })).families.map(({ parentName }) => parentName)

test('no name, address or number of a family can be read in its rows, nor be tried out by a hash', async () => {
  const [parentName, address, number] = ['Kanarie Verzonnen', 'Kanariestraat 1', '06 0000 7707']
  const { id } = await aKnownFamily(organisationId, { parentName, surname: 'Verzonnen', address, numbers: [number] })
  const rows = await ownerDatabase().$queryRaw<{ row: string }[]>`
    select to_jsonb(i)::text || to_jsonb(p)::text as row
    from family_identity i join contact_point p using (family_id) where family_id = ${id}::uuid`
  expect(rows).toHaveLength(1)
  const kept = rows.map(({ row }) => row).join()
  const hidden = [parentName, 'Verzonnen', address, '31600007707', '600007707'].flatMap((text) => [
    text,
    Buffer.from(text).toString('hex'),
  ])
  for (const text of hidden) expect([text, kept.includes(text)]).toEqual([text, false])
})

test('a text in which there is no number is found by its digits, whole and in part', async () => {
  await aKnownFamily(organisationId, { parentName: 'Met Woorden', numbers: ['06 0000 7711 (oma)'] })
  for (const text of ['0600007711', '+31 6 0000 7711', '0000 7711']) {
    expect(await namesFound(text)).toEqual(['Met Woorden'])
    const { families } = await loadFoundFamilies(coordinator, { text })
    expect(families.map(({ parentName }) => parentName)).toEqual(['Met Woorden'])
  }
})

test('a name that somebody changed in the database is found by nobody, and keeps nobody from the list', async () => {
  const own = await anOrganisation()
  const its = await anActor(own, 'coordinator')
  const damaged = await aKnownFamily(own, { parentName: 'Beschadigd Verzonnen' })
  const moved = await aKnownFamily(own, { parentName: 'Verplaatst Verzonnen' })
  await aKnownFamily(own, { parentName: 'Heel Verzonnen' })
  await ownerDatabase().$executeRaw`
    update family_identity set parent_name = set_byte(parent_name, 50, get_byte(parent_name, 50) # 1)
    where family_id = ${damaged.id}::uuid`
  await ownerDatabase().$executeRaw`
    update family_identity moved set parent_name = other.parent_name from family_identity other
    where moved.family_id = ${moved.id}::uuid and other.parent_name <> moved.parent_name
      and other.organisation_id = ${own}::uuid and other.family_id <> ${damaged.id}::uuid`
  const lines: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  const { families } = await familyList(its, { filter: {}, text: 'verzonnen' })
  write.mockRestore()
  expect(families.map(({ parentName }) => parentName)).toEqual(['Heel Verzonnen'])
  const said = lines.join('')
  for (const { id } of [damaged, moved]) expect(said).toContain(id)
  expect(said).not.toContain('Verzonnen')
})

test('a number or a help text that somebody changed is found by nobody, and keeps nobody from the others', async () => {
  const own = await anOrganisation()
  const its = await anActor(own, 'coordinator')
  const damaged = await aKnownFamily(own, { parentName: 'Beschadigd Verzonnen', numbers: ['0600007731'] })
  await aKnownFamily(own, { parentName: 'Heel Verzonnen', numbers: ['0600007732'] })
  const { id: unreadable } = await aHelpItem(own, { familyId: damaged.id, text: 'een fiets' })
  await aHelpItem(own, { familyId: damaged.id, text: 'nog een fiets' })
  await ownerDatabase().$executeRaw`
    update contact_point set value = set_byte(value, 50, get_byte(value, 50) # 1) where family_id = ${damaged.id}::uuid`
  await ownerDatabase().$executeRaw`
    update help_item set text = set_byte(text, 50, get_byte(text, 50) # 1) where id = ${unreadable}::uuid`
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const { families } = await familyList(its, { filter: {}, text: '000773' })
  const { count } = await helpList(its, { filter: {}, text: 'fiets' })
  write.mockRestore()
  expect(families.map(({ parentName }) => parentName)).toEqual(['Heel Verzonnen'])
  expect(count).toBe(1)
})

describe('families of before', () => {
  let older: Awaited<ReturnType<typeof olderDatabase>>
  let client: pg.Client
  const [family, other, organisation] = [randomUUID(), randomUUID(), randomUUID()]
  const query = async <Row>(sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows as Row[]
  const values = ['06 0000 7721', '06 0000 7721 / 071 000 7721', 'geen nummer']

  beforeAll(async () => {
    older = await olderDatabase('0053', process.env.DATABASE_OWNER_URL ?? '')
    client = new pg.Client({ connectionString: older.url })
    await client.connect()
    await query(`insert into organisation (id, name) values ($1, 'Proef')`, [organisation])
    for (const [place, id] of [family, other].entries()) {
      await query(`insert into family (id, organisation_id, ref) values ($1, $2, $3)`, [
        id,
        organisation,
        String(place),
      ])
      await query(
        `insert into family_identity (family_id, organisation_id, parent_name, surname, stop_word)
         values ($1, $2, 'Verzonnen Ouder', '', 'boodschappen')`,
        [id, organisation],
      )
      for (const value of values)
        await query(
          `insert into contact_point (id, organisation_id, family_id, kind, value) values (gen_random_uuid(), $1, $2, 'phone', $3)`,
          [organisation, id, value],
        )
    }
    await query(
      `insert into contact_change (id, organisation_id, family_id, field, old_value) values (gen_random_uuid(), $1, $2, 'phone', '06 0000 7720')`,
      [organisation, family],
    )
    await older.upgrade()
    await sealDatabase({ owner: older.url }, inject('keys'))
  })
  afterAll(async () => {
    await client.end()
    await older.drop()
  })

  test('have the same names, numbers and old values as before, sealed', async () => {
    const [identity] = await query<{ name: Buffer; word: Buffer; surname: Buffer }>(
      'select parent_name as name, stop_word as word, surname from family_identity where family_id = $1',
      [family],
    )
    expect(openText('family_identity.parent_name', family, identity!.name)).toBe('Verzonnen Ouder')
    expect(openText('family_identity.stop_word', family, identity!.word)).toBe('boodschappen')
    expect(identity!.surname).toHaveLength(0)
    const [change] = await query<{ id: string; value: Buffer }>('select id, old_value as value from contact_change')
    expect(openText('contact_change.old_value', change!.id, change!.value)).toBe('06 0000 7720')
    await expect(query(`update contact_change set old_value = '\\x'`)).rejects.toThrow('append-only')
  })

  test('are found by their numbers as those that are stored now', async () => {
    const rows = await query<{ id: string; familyId: string; value: Buffer; hash: Buffer; lookups: Buffer[] }>(
      'select id, family_id as "familyId", value, value_hash as hash, lookups from contact_point',
    )
    expect(rows).toHaveLength(6)
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
    for (const { id, familyId, value, hash, lookups } of rows) {
      const contact = { kind: 'phone' as const, value: openText('contact_point.value', id, value) }
      expect(values).toContain(contact.value)
      const hashes = contactHashes({ organisationId: organisation, familyId }, contact)
      expect([hex(hash), lookups.map(hex)]).toEqual([hex(hashes.valueHash), hashes.lookups.map(hex)])
    }
    expect(new Set(rows.map(({ hash }) => hex(hash))).size).toBe(6)
    expect(new Set(rows.flatMap(({ lookups }) => lookups.map(hex))).size).toBe(4)
  })
})

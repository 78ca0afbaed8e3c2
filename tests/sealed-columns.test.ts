/** The columns of words about people hold bytes that nobody reads without the keys; words of before are sealed at the start. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { inTransaction } from '@/server/db'
import { refuseMissingKeys } from '@/server/sealed/check-keys'
import { blindIndex, createKeys, destroyKey, openText, sealText } from '@/server/sealed/sealed-text'
import { sealedTables } from '@/server/sealed/sealed-columns'
import { aConcern, raiseConcern, words } from './concern-fixture'
import { database, ownerDatabase } from './owner'
import { olderDatabase } from './setup/older-database.mjs'
import { sealDatabase } from './setup/sealing.mjs'

const silent = () => vi.spyOn(process.stdout, 'write').mockReturnValue(true)

describe('a sealed column', () => {
  let stage: Awaited<ReturnType<typeof aConcern>>
  beforeAll(async () => {
    stage = await aConcern()
  })
  const where = () => ({ id: stage.id })
  const bytesOf = async (id: string) => (await ownerDatabase().concernEntry.findUniqueOrThrow({ where: { id } })).text

  test('is text in a row, in a nested one and in a transaction, whether or not its key was asked for', async () => {
    const entry = { text: true } as const
    expect(await database().concernEntry.findUnique({ where: where(), select: entry })).toEqual({ text: words })
    const whole = await database().concernEntry.findUniqueOrThrow({ where: where() })
    expect([whole.id, whole.text]).toEqual([stage.id, words])
    const nested = { familyId: true, entries: { select: { kind: true, text: true } } } as const
    const concern = { familyId: stage.familyId, entries: [{ kind: 'raised', text: words }] }
    expect(await database().safetyConcern.findMany({ where: where(), select: nested })).toEqual([concern])
    const included = await inTransaction(stage.caller, (tx) =>
      tx.concernSighting.findMany({ where: { entryId: stage.id }, include: { entry: true } }),
    )
    expect(included).toEqual([])
    const family = await inTransaction(stage.caller, (tx) =>
      tx.safetyConcern.findFirstOrThrow({ where: where(), include: { entries: { include: { concern: true } } } }),
    )
    expect(family.entries[0]?.text).toBe(words)
  })

  test('holds no word in the database', async () => {
    const bytes = Buffer.from(await bytesOf(stage.id))
    expect(bytes.subarray(0, 2).toString('hex')).toBe('c101')
    expect(bytes.includes('bang')).toBe(false)
  })

  test('takes no clear text, whoever writes it', async () => {
    const { organisationId, id: concernId, caller } = stage
    const entry = { organisationId, concernId, kind: 'raised' as const, writtenById: caller.staffId }
    for (const text of ['Een klap.', 'Een klap. '.repeat(50)])
      await expect(
        ownerDatabase().concernEntry.create({
          data: { ...entry, id: randomUUID(), text: new Uint8Array(Buffer.from(text)) },
        }),
      ).rejects.toThrow('concern_entry_text_sealed')
  })

  test('opens nothing that was swapped with another row, and says so in words', async () => {
    const other = await raiseConcern(stage.caller, stage.familyId)
    const [own, others] = [await bytesOf(stage.id), await bytesOf(other)]
    const write = silent()
    expect(() => openText('concern_entry.text', stage.id, others)).toThrow(expect.objectContaining({ code: 'damaged' }))
    write.mockRestore()
    expect(openText('concern_entry.text', stage.id, own)).toBe(words)
  })

  test('stands in the catalogue with its check, and no other column does', async () => {
    const checks = await ownerDatabase().$queryRaw<{ name: string }[]>`
      select conname::text as name from pg_constraint where contype = 'c' and conname like '%\\_sealed' order by 1`
    const listed = Object.entries(sealedTables).flatMap(([table, { columns }]) =>
      Object.keys(columns).map((column) => `${table}_${column}_sealed`),
    )
    expect(checks.map(({ name }) => name)).toEqual(listed.sort())
  })
})

describe('the words of before', () => {
  const canary = 'kanarie-van-voorheen'
  let older: Awaited<ReturnType<typeof olderDatabase>>
  let client: pg.Client
  const query = async <Row>(sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows as Row[]
  const ids = Array.from({ length: 2500 }, () => randomUUID())
  const [familyId, concernId] = [randomUUID(), randomUUID()]
  const keys = inject('keys')

  beforeAll(async () => {
    older = await olderDatabase('0053', process.env.DATABASE_OWNER_URL ?? '')
    client = new pg.Client({ connectionString: older.url })
    await client.connect()
    const organisation = randomUUID()
    await query(`insert into organisation (id, name) values ($1, 'Proef')`, [organisation])
    await query(`insert into family (id, organisation_id, ref) values ($1, $2, '1')`, [familyId, organisation])
    await query(
      `insert into safety_concern (id, organisation_id, family_id, raised_by_id) values ($1, $2, $3, gen_random_uuid())`,
      [concernId, organisation, familyId],
    )
    await query(
      `insert into concern_entry (id, organisation_id, concern_id, kind, text, written_by_id)
       select id, $2, $3, 'raised', case when id = $4 then '' else $5 || id end, gen_random_uuid() from unnest($1::uuid[]) id`,
      [ids, organisation, concernId, ids[0], canary],
    )
    await query('analyze concern_entry')
    await older.upgrade()
  })
  afterAll(async () => {
    await client.end()
    await older.drop()
  })

  const count = async (condition: string) =>
    (await query<{ count: number }>(`select count(*)::int as count from ${condition}`))[0]?.count

  const waiting = () => count(`clear_text where table_name = 'concern_entry'`)

  test('wait in a table of their own, and nobody serves meanwhile', async () => {
    expect(await waiting()).toBe(2499)
    expect(await count(`concern_entry where text <> '\\x'`)).toBe(0)
    const bound = database()
    await ownerDatabase().$executeRaw`
      insert into clear_text values ('concern_entry', 'text', 'x', gen_random_uuid(), 'x')`
    await expect(refuseMissingKeys()).rejects.toThrow('not encrypted yet')
    await ownerDatabase().$executeRaw`truncate clear_text`
    await expect(refuseMissingKeys()).resolves.toBeUndefined()
    expect(bound).toBe(database())
  })

  test('are sealed at the start, again after one that was stopped, and the rows stay as they were', async () => {
    await query(`create function stops() returns trigger language plpgsql as $$ begin
      if (select count(*) from clear_text where table_name = 'concern_entry') < 1000 then raise exception 'stopped'; end if; return null; end $$`)
    await query('create trigger stops after delete on clear_text for each statement execute function stops()')
    await expect(sealDatabase({ owner: older.url }, keys)).rejects.toThrow('stopped')
    expect(await waiting()).toBe(1499)
    expect(await count(`concern_entry where text <> '\\x'`)).toBe(1000)
    await query('drop trigger stops on clear_text')
    const said: string[] = []
    await sealDatabase({ owner: older.url }, keys, (line) => said.push(line))
    expect(said.at(-1)).toMatch(/^sealed (\d+) of \1 texts$/)
    expect(await count('clear_text')).toBe(0)
    const rows = await query<{ id: string; text: Buffer }>('select id, text from concern_entry')
    expect(rows.map(({ id, text }) => openText('concern_entry.text', id, text)).sort()).toEqual(
      ids.map((id) => (id === ids[0] ? '' : canary + id)).sort(),
    )
    await expect(query(`update concern_entry set text = '\\x'`)).rejects.toThrow('append-only')
    await sealDatabase({ owner: older.url }, keys)
  })

  test('are in no table and no statistics of the database any more', async () => {
    const holds = async (table: string) => count(`${table} t where t::text like '%${canary}%'`)
    const tables = await query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace in ('public'::regnamespace)`,
    )
    for (const { name } of tables) expect([name, await holds(name)]).toEqual([name, 0])
    // Row-level security hides the statistics of its tables from everybody but an administrator.
    const url = Object.assign(new URL(inject('templateUrls').admin), { pathname: new URL(older.url).pathname })
    const administrator = new pg.Client({ connectionString: url.toString() })
    await administrator.connect()
    const ofSealed = `from pg_stats t where tablename = 'concern_entry'`
    const { rows } = await administrator.query(
      `select count(*)::int as all, count(*) filter (where t::text like '%${canary}%')::int as held ${ofSealed}`,
    )
    await administrator.end()
    expect(rows).toEqual([{ all: expect.toSatisfy((all: number) => all > 0), held: 0 }])
  })

  const leave = (rowId: string, ownerId: string) =>
    query(`insert into clear_text values ('concern_entry', 'text', $1, $2, 'x')`, [rowId, ownerId])
  const seal = async () => {
    const said: string[] = []
    await sealDatabase({ owner: older.url }, keys, (line) => said.push(line))
    return said
  }

  test('of a row that is gone are dropped, and of one that cannot be written they stay and stop the start', async () => {
    await leave(randomUUID(), familyId)
    expect(await seal()).toEqual(['sealed 1 of 1 texts'])
    await leave(ids[1]!, familyId)
    await query(`create policy stopped on concern_entry as restrictive for update using (false)`)
    await expect(seal()).rejects.toThrow(`1 texts of concern_entry.text could not be sealed`)
    expect(await waiting()).toBe(1)
    await query(`drop policy stopped on concern_entry`)
    expect(await seal()).toEqual(['sealed 1 of 1 texts'])
  })

  test('of an erased family, and of one whose key is destroyed, are dropped and stop no start', async () => {
    const [erased, destroyed] = [randomUUID(), randomUUID()]
    for (const owner of [erased, destroyed]) destroyKey(owner)
    await query(
      `select apply_erasures(jsonb_build_array(jsonb_build_object('id', $1::uuid, 'family_id', $1::uuid,
         'organisation_id', (select organisation_id from family limit 1), 'reason', 'parent_asked')))`,
      [erased],
    )
    await leave(ids[1]!, erased)
    await leave(ids[2]!, destroyed)
    await leave(ids[3]!, familyId)
    expect(await seal()).toEqual(['dropped the words of 1 families whose keys are destroyed', 'sealed 1 of 1 texts'])
    expect(await count('clear_text')).toBe(0)
  })

  test('leave files that the next start removes when one was stopped before it had', async () => {
    const files = () =>
      query(`select oid::regclass, relfilenode from pg_class where relname in ('concern_entry', 'organisation')`)
    const size = () => query(`select pg_relation_size('clear_text')::int as bytes`)
    await leave(ids[1]!, familyId)
    const stop = () => {
      throw new Error('stopped')
    }
    await expect(sealDatabase({ owner: older.url }, keys, stop)).rejects.toThrow('stopped')
    const before = await files()
    expect([await count('clear_text'), await size()]).toEqual([0, [{ bytes: 8192 }]])
    await seal()
    expect(await size()).toEqual([{ bytes: 0 }])
    for (const file of before) expect(await files()).not.toContainEqual(file)
    const after = await files()
    await seal()
    expect(await files()).toEqual(after)
  })

  test('may be left in samples of statistics by who does not own the database, and then the start says so', async () => {
    const admin = new pg.Client({
      connectionString: Object.assign(new URL(inject('templateUrls').admin), {
        pathname: new URL(older.url).pathname,
      }).toString(),
    })
    await admin.connect()
    const [of] = await query<{ owner: string; database: string }>(
      'select current_user as owner, current_database() as database',
    )
    await leave(ids[1]!, familyId)
    await admin.query(`alter database ${of!.database} owner to current_user`)
    expect((await seal()).at(-1)).toMatch(/pg_statistic.*superuser.*VACUUM \(FULL\) pg_catalog\.pg_statistic/)
    await admin.query(`alter database ${of!.database} owner to ${of!.owner}`)
    await admin.end()
  })

  test('belong to one folder of keys: another one, or none, is refused', async () => {
    const folder = fs.mkdtempSync(path.join(path.dirname(keys.NABIJ_KEY_STORE), 'other-'))
    const elsewhere = { ...keys, NABIJ_KEY_STORE: folder }
    await expect(sealDatabase({ owner: older.url }, elsewhere)).rejects.toThrow('is empty or is not there')
    fs.writeFileSync(path.join(folder, 'id'), randomUUID())
    await expect(sealDatabase({ owner: older.url }, elsewhere)).rejects.toThrow('belongs to another database')
  })
})

test('an index finds equal texts of one organisation, and says nothing to another or for another purpose', () => {
  const [own, other] = [randomUUID(), randomUUID()]
  const hex = (...of: Parameters<typeof blindIndex>) => Buffer.from(blindIndex(...of)).toString('hex')
  const number = hex(own, 'phone', '+31600000001')
  expect(number).toMatch(/^[0-9a-f]{32}$/)
  expect(hex(own, 'phone', '+31600000001')).toBe(number)
  const others = [
    hex(other, 'phone', '+31600000001'),
    hex(own, 'email', '+31600000001'),
    hex(own, 'phone', '+31600000002'),
  ]
  expect(others).not.toContain(number)
})

test('nothing of a family opens, and nothing more is written, once its key was destroyed', async () => {
  const place = { ownerId: randomUUID(), rowId: randomUUID() }
  createKeys([place.ownerId])
  const bytes = sealText('concern_entry.text', place, words)
  destroyKey(place.ownerId)
  const write = silent()
  expect(() => openText('concern_entry.text', place.rowId, bytes)).toThrow('damaged')
  expect(() => sealText('concern_entry.text', place, words)).toThrow('damaged')
  write.mockRestore()
})

test('a family that came without a command gets its key with its first words', () => {
  const place = { ownerId: randomUUID(), rowId: randomUUID() }
  expect(openText('concern_entry.text', place.rowId, sealText('concern_entry.text', place, words))).toBe(words)
})

/**
 * Words are planted in every sealed column and looked for wherever a database leaves bytes. Words in a column that is not sealed are
 * found by the same search, so it would find those. The columns are those of the list: one that is added is looked for by itself.
 */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import pg from 'pg'
import { rowIdOf, sealedTables, type SealedColumn } from '@/server/sealed/sealed-columns'
import { openText, sealText } from '@/server/sealed/sealed-text'
import { people, type People } from './call-fixture'
import { plantCanaries, wordOf } from './canaries'
import { ownerDatabase } from './owner'
import { partsOfBackup } from './setup/opened-backup.mjs'
import { aToldFamily } from './told-family'

const mark = randomBytes(6).toString('hex')
const control = { table: 'organisation', name: 'name' }
const nameOf = ({ table, name }: { table: string; name: string }) => `${table}-${name}`

const sealedColumns = Object.entries(sealedTables).flatMap(([table, { columns, key }]) =>
  Object.keys(columns).map((name) => ({ table, name, key: Object.keys(key) })),
)

let folder = ''
let who: People
/** Reads everything, the files of the server included. */
const adminUrl = () =>
  Object.assign(new URL(inject('templateUrls').admin), { pathname: new URL(process.env.DATABASE_URL ?? '').pathname })
const administer = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: adminUrl().toString() })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** How the beginning of a planted word would stand in bytes, and how what follows it is read. */
const encodings = (['utf8', 'utf16le', 'latin1-hex', 'utf16be'] as const).map((name) => {
  const word = `kanarie-${mark}-`
  const swapped = (bytes: Buffer) => Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16()
  if (name === 'latin1-hex') return { needle: Buffer.from(Buffer.from(word).toString('hex')), read: fromHex }
  if (name === 'utf16be')
    return { needle: swapped(Buffer.from(word, 'utf16le')), read: (bytes: Buffer) => utf16(swapped(bytes)) }
  return {
    needle: Buffer.from(word, name),
    read: name === 'utf8' ? (bytes: Buffer) => bytes.toString('latin1') : utf16,
  }
})
function fromHex(bytes: Buffer) {
  return Buffer.from(bytes.toString('latin1'), 'hex').toString('latin1')
}
function utf16(bytes: Buffer) {
  return bytes.toString('utf16le')
}

/** The columns whose words stand in these bytes, whichever way they are written. */
const columnsIn = (bytes: Buffer): string[] => {
  const found = new Set<string>()
  for (const { needle, read } of encodings)
    for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) {
      const after = at + needle.length
      const [column = ''] = /^[a-z_]+-[a-z_]+/.exec(read(bytes.subarray(after, after + 400))) ?? []
      found.add(column)
    }
  return [...found]
}
const columnsOfFiles = (files: readonly string[]) => [
  ...new Set(files.flatMap((file) => (fs.existsSync(file) ? columnsIn(fs.readFileSync(file)) : []))),
]

const sealedNames = new Set(sealedColumns.map(nameOf))
/** The search finds what is not sealed, and nothing of what is. */
const expectUnreadable = (found: readonly string[]) => {
  expect(found).toContain(nameOf(control))
  expect(found.filter((name) => sealedNames.has(name))).toEqual([])
}

/** Columns that lead to no family, such as those of an organisation: in whichever row they have. */
const plantElsewhere = async ({ table, name, key }: (typeof sealedColumns)[number]) => {
  const keys = key.map((part) => `"${part}"::text`).join()
  const [row] = await ownerDatabase().$queryRawUnsafe<{ key: string[] }[]>(
    `select array[${keys}] as key from "${table}" limit 1`,
  )
  if (!row) throw new Error(`${table}.${name} has no row: let tests/told-family.ts or this test make one`)
  const place = { ownerId: who.organisationId, rowId: rowIdOf(...row.key) }
  // The two parts stand together in the list.
  const bytes = sealText(`${table}.${name}` as SealedColumn, place, wordOf(mark, { table, name }))
  const isRow = key.map((part, at) => `"${part}"::text = '${row.key[at]}'`).join(' and ')
  await administer(`set session_replication_role = replica;
    update "${table}" set "${name}" = '\\x${Buffer.from(bytes).toString('hex')}' where ${isRow}`)
}

/** No row leads from a family to a quote, so the family that was told of has none. */
const plantQuoteRow = () =>
  administer(`set session_replication_role = replica;
    insert into quote (id, organisation_id, preparation_id, node, item, theme, text, written_by_id)
    values (gen_random_uuid(), '${who.organisationId}', gen_random_uuid(), 'board', 'needs', 'laptop', '', gen_random_uuid())`)

const plantControl = (around: number | '' = '') =>
  administer(
    `update organisation set name = '${around}${wordOf(mark, control)}${around}' where id = '${who.organisationId}'`,
  )

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-canaries-'))
  who = await people()
  const { familyId } = await aToldFamily(who, mark, '+31 6 0000 7397')
  await plantQuoteRow()
  const { planted } = await plantCanaries(familyId, mark)
  for (const column of sealedColumns)
    if (!planted.includes(`${column.table}.${column.name}`)) await plantElsewhere(column)
  await plantControl()
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

describe('the search', () => {
  it('finds a word as text, in both orders of UTF-16, and as the hexadecimal digits of bytes', () => {
    const word = Buffer.from(wordOf(mark, control), 'utf16le')
    const utf8 = Buffer.from(wordOf(mark, control))
    for (const bytes of [utf8, word, Buffer.from(word).swap16(), Buffer.from(utf8.toString('hex'))])
      expect(columnsIn(Buffer.concat([Buffer.from('een'), bytes, Buffer.from('\u0000 ander')]))).toEqual([
        nameOf(control),
      ])
  })
})

describe('what is planted in every sealed column', () => {
  it('is there, for whoever has the keys', async () => {
    for (const { table, name, key } of sealedColumns) {
      const keys = key.map((part) => `"${part}"::text`).join()
      const rows = await ownerDatabase().$queryRawUnsafe<{ key: string[]; bytes: Uint8Array }[]>(
        `select array[${keys}] as key, "${name}" as bytes from "${table}" where octet_length("${name}") > 0`,
      )
      const texts = rows.map(({ key: parts, bytes }) =>
        openText(`${table}.${name}` as SealedColumn, rowIdOf(...parts), bytes),
      )
      expect(texts.join('\n')).toContain(wordOf(mark, { table, name }))
    }
  })

  it('is in no log of the database, which holds what is not sealed', async () => {
    const found = new Set<string>()
    // A checkpoint of another test may take a file away, and a word that stands over two pages of the log is not found. So the
    // control is written again, each time with another beginning and end, because the log leaves out what stays the same.
    for (let tries = 0; tries < 10 && !found.has(nameOf(control)); tries++) {
      await plantControl(tries)
      await administer('select pg_switch_wal()')
      const [{ dir } = { dir: '' }] = await administer<{ dir: string }>(
        `select current_setting('data_directory') as dir`,
      )
      const wal = path.join(dir, 'pg_wal')
      const files = fs.readdirSync(wal, { withFileTypes: true }).filter((entry) => entry.isFile())
      for (const column of columnsOfFiles(files.map(({ name }) => path.join(wal, name)))) found.add(column)
    }
    expectUnreadable([...found])
  })

  it('is in no file of the database after a checkpoint, samples of the planner included', async () => {
    for (const table of new Set([control.table, ...sealedColumns.map(({ table }) => table)]))
      await administer(`analyze "${table}"`)
    await administer('checkpoint')
    const [at] = await administer<{ dir: string; oid: string }>(
      `select current_setting('data_directory') as dir, oid::text from pg_database where datname = current_database()`,
    )
    const folders = [path.join(at!.dir, 'base', at!.oid), path.join(at!.dir, 'global')]
    const files = folders.flatMap((name) => fs.readdirSync(name).map((file) => path.join(name, file)))
    expect(files.length).toBeGreaterThan(100)
    expectUnreadable(columnsOfFiles(files))
  })

  it('is in no backup that somebody opened', async () => {
    const parts = await partsOfBackup(adminUrl().toString(), path.join(folder, 'backup.age'))
    expectUnreadable([...new Set(parts.flatMap(columnsIn))])
  })

  const dump = pgDump()
  it.skipIf(!dump)(`is in no dump of pg_dump${dump ? '' : ' (not run: it is not installed)'}`, async () => {
    const file = path.join(folder, 'dump.sql')
    await promisify(execFile)(dump ?? '', ['-f', file, adminUrl().toString()])
    expectUnreadable(columnsIn(fs.readFileSync(file)))
  })
})

/** The newest that Debian installed: one that is older than the server refuses it. */
function pgDump(): string | undefined {
  const versions = fs.existsSync('/usr/lib/postgresql') ? fs.readdirSync('/usr/lib/postgresql').map(Number) : []
  const files = versions
    .filter((version) => version >= 18)
    .map((version) => `/usr/lib/postgresql/${version}/bin/pg_dump`)
  return files.find((file) => fs.existsSync(file))
}

/**
 * Seals what migrations moved to `clear_text`. The start bundles this file and runs it as the owner of the tables, before the
 * application serves. It may be stopped at any moment: a part is sealed and gone from the table, or neither.
 */
import 'server-only'
import { z } from 'zod'
import type { Contact } from '@/domain/people/contact-point'
import { contactHashes } from './contact-columns'
import { keyStoreIn, type KeyStore } from './key-store'
import { masterKeysOf, type MasterKeySource } from './master-keys'
import { hexOf } from './opened-json'
import { isSealedColumn, isSealedTable, sealedTables } from './sealed-columns'
import { blindIndexWith, sealTextWith } from './sealed-text'

/** Of the driver, what is needed here. */
type Client = { query: (sql: string, values?: unknown[]) => Promise<{ rows: unknown[] }> }

const chunk = 1000

const rowsSchema = z.array(
  z.object({ row_id: z.string(), owner_id: z.string(), text: z.string(), column: z.string(), table: z.string() }),
)
const countSchema = z.tuple([z.object({ count: z.number() })])

type ClearRow = z.output<typeof rowsSchema>[number]

const countOf = async (client: Client) =>
  countSchema.parse((await client.query('SELECT count(*)::int AS count FROM clear_text')).rows)[0].count

/** The rows of one column: of several columns, some rows would wait for a lock of others. */
const chunkOf = async (client: Client): Promise<ClearRow[]> => {
  const { rows } = await client.query(
    `SELECT table_name AS table, column_name AS column, row_id, owner_id::text, text FROM clear_text
     WHERE (table_name, column_name) = (SELECT table_name, column_name FROM clear_text ORDER BY 1, 2 LIMIT 1)
     ORDER BY row_id LIMIT ${chunk} FOR UPDATE`,
  )
  return rowsSchema.parse(rows)
}

/** Compares the key of the row with the parts of the row id, by the types of its columns, so that its index is used. */
const keyCondition = (types: ReadonlyMap<string, string>, key: readonly string[]) =>
  key.map((name, at) => `t."${name}" = split_part(s.row_id, '/', ${at + 1})::${types.get(name)}`).join(' AND ')

const typesSchema = z.array(z.object({ name: z.string(), type: z.string() }))

const typesOf = async (client: Client, table: string): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await client.query(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [table],
  )
  return new Map(typesSchema.parse(rows).map(({ name, type }) => [name, type]))
}

const pointsSchema = z.array(
  z.object({ id: z.string(), organisationId: z.string(), familyId: z.string(), kind: z.enum(['phone', 'email']) }),
)

/**
 * Numbers and addresses are found by hashes, which need the clear text. They come in the statement that seals: of a row that changes
 * twice in one transaction the database looks its family up each time.
 */
const sealContacts = async (
  client: Client,
  store: KeyStore,
  rows: readonly ClearRow[],
  sealedBytes: readonly Buffer[],
) => {
  const texts = new Map(rows.map(({ row_id: id, text }, at) => [id, { text, bytes: sealedBytes[at] }]))
  const { rows: points } = await client.query(
    `SELECT id::text, organisation_id::text AS "organisationId", family_id::text AS "familyId", kind::text
     FROM contact_point WHERE id = ANY($1::uuid[])`,
    [[...texts.keys()]],
  )
  const index = (...asked: [string, Contact['kind'], string]) => blindIndexWith(store, ...asked)
  const sealedPoints = pointsSchema.parse(points).map(({ id, kind, ...owner }) => {
    const { text = '', bytes = Buffer.alloc(0) } = texts.get(id) ?? {}
    const { valueHash, lookups } = contactHashes(owner, { kind, value: text }, index)
    return { id, value: hexOf(bytes), valueHash: hexOf(valueHash), lookups: lookups.map(hexOf) }
  })
  await client.query(
    `UPDATE contact_point t SET value = s.value, value_hash = s."valueHash", lookups = s.lookups
     FROM jsonb_to_recordset($1::jsonb) AS s (id uuid, value bytea, "valueHash" bytea, lookups bytea[]) WHERE t.id = s.id`,
    [JSON.stringify(sealedPoints)],
  )
}

/** Rows that may never change change here: they say the same as before. */
const updateRows = async (client: Client, store: KeyStore, rows: readonly ClearRow[]) => {
  const [first] = rows
  if (!first || !isSealedTable(first.table)) throw new Error(`${first?.table} is no table with sealed columns.`)
  const { table, column } = first
  const { key } = sealedTables[table]
  const sealedColumn = `${table}.${column}`
  if (!isSealedColumn(sealedColumn)) throw new Error(`${sealedColumn} is no sealed column.`)
  store.createKeys(rows.map(({ owner_id: ownerId }) => ownerId))
  const sealedBytes = rows.map(({ owner_id: ownerId, row_id: rowId, text }) =>
    Buffer.from(sealTextWith(store, sealedColumn, { ownerId, rowId }, text)),
  )
  const condition = keyCondition(await typesOf(client, table), Object.keys(key))
  const ids = rows.map(({ row_id: rowId }) => rowId)
  await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
  if (sealedColumn === 'contact_point.value') await sealContacts(client, store, rows, sealedBytes)
  else
    await client.query(
      `UPDATE "${table}" t SET "${column}" = s.bytes
       FROM unnest($1::text[], $2::bytea[]) AS s (row_id, bytes) WHERE ${condition}`,
      [ids, sealedBytes],
    )
  await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
  await client.query('DELETE FROM clear_text WHERE table_name = $1 AND column_name = $2 AND row_id = ANY($3::text[])', [
    table,
    column,
    ids,
  ])
  return table
}

const sealChunk = async (client: Client, store: KeyStore): Promise<string | null> => {
  await client.query('BEGIN')
  try {
    const rows = await chunkOf(client)
    const table = rows.length > 0 ? await updateRows(client, store, rows) : null
    await client.query('COMMIT')
    return table
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/**
 * Returns the tables that changed.
 * @param client connected as the owner, and alone: nobody serves meanwhile
 * @param report is told how many texts are sealed of how many
 */
export const sealClearText = async (
  client: Client,
  { folder, source }: { folder: string; source: MasterKeySource },
  report: (sealed: number, of: number) => void = () => {},
): Promise<string[]> => {
  const store = keyStoreIn(folder, masterKeysOf(source))
  const total = await countOf(client)
  const tables = new Set<string>()
  for (;;) {
    const table = await sealChunk(client, store)
    if (table === null) break
    tables.add(table)
    report(total - (await countOf(client)), total)
  }
  // The rows that were deleted lie in the file of the table until it is another one.
  await client.query('TRUNCATE clear_text')
  return [...tables]
}

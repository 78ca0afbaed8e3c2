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

const idsSchema = z.array(z.object({ row_id: z.string() }))

const keyColumnsOf = (table: string): string[] => {
  if (!isSealedTable(table)) throw new Error(`${table} is no table with sealed columns.`)
  return Object.keys(sealedTables[table].key)
}

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
const writeContacts = async (
  client: Client,
  store: KeyStore,
  rows: readonly ClearRow[],
  bytesOf: ReadonlyMap<string, Buffer>,
): Promise<string[]> => {
  const texts = new Map(rows.map(({ row_id: id, text }) => [id, text]))
  const { rows: points } = await client.query(
    `SELECT id::text, organisation_id::text AS "organisationId", family_id::text AS "familyId", kind::text
     FROM contact_point WHERE id = ANY($1::uuid[])`,
    [[...texts.keys()]],
  )
  const index = (organisationId: string, kind: Contact['kind'], key: string) =>
    blindIndexWith(store, organisationId, kind, key)
  const sealedPoints = pointsSchema.parse(points).map(({ id, kind, ...owner }) => {
    const { valueHash, lookups } = contactHashes(owner, { kind, value: texts.get(id) ?? '' }, index)
    return {
      id,
      value: hexOf(bytesOf.get(id) ?? Buffer.alloc(0)),
      valueHash: hexOf(valueHash),
      lookups: lookups.map(hexOf),
    }
  })
  await client.query(
    `UPDATE contact_point t SET value = s.value, value_hash = s."valueHash", lookups = s.lookups
     FROM jsonb_to_recordset($1::jsonb) AS s (id uuid, value bytea, "valueHash" bytea, lookups bytea[]) WHERE t.id = s.id`,
    [JSON.stringify(sealedPoints)],
  )
  const writtenIds = new Set(sealedPoints.map(({ id }) => id))
  return [...texts.keys()].filter((id) => !writtenIds.has(id))
}

/** The sealed bytes by the id of their row, into one column. Returns the ids that no row has had. */
const writeBytes = async (client: Client, { table, column }: ClearRow, bytesOf: ReadonlyMap<string, Buffer>) => {
  const { rows } = await client.query(
    `UPDATE "${table}" t SET "${column}" = s.bytes FROM unnest($1::text[], $2::bytea[]) AS s (row_id, bytes)
     WHERE ${keyCondition(await typesOf(client, table), keyColumnsOf(table))} RETURNING s.row_id`,
    [[...bytesOf.keys()], [...bytesOf.values()]],
  )
  const writtenIds = new Set(idsSchema.parse(rows).map(({ row_id: id }) => id))
  return [...bytesOf.keys()].filter((id) => !writtenIds.has(id))
}

/** A row may be gone since, and its words go with it. The words of any other row that was not written would be lost. */
const refuseUnwritten = async (client: Client, { table, column }: ClearRow, unwrittenIds: readonly string[]) => {
  if (unwrittenIds.length === 0) return
  const names = keyColumnsOf(table).map((name) => `t."${name}"`)
  const { rows } = await client.query(
    `SELECT s.row_id FROM unnest($1::text[]) AS s (row_id) JOIN "${table}" t ON concat_ws('/', ${names.join(', ')}) = s.row_id`,
    [unwrittenIds],
  )
  const [first] = idsSchema.parse(rows)
  if (first)
    throw new Error(
      `${rows.length} texts of ${table}.${column} could not be sealed: their rows were not written, for instance ${first.row_id}. They stay in clear_text.`,
    )
}

/** Rows that may never change change here: they say the same as before. */
const updateRows = async (client: Client, store: KeyStore, rows: readonly ClearRow[]) => {
  const [first] = rows
  if (!first) return
  const { table, column } = first
  const sealedColumn = `${table}.${column}`
  if (!isSealedColumn(sealedColumn)) throw new Error(`${sealedColumn} is no sealed column.`)
  store.createKeys(rows.map(({ owner_id: ownerId }) => ownerId))
  const sealedBytes = new Map(
    rows.map(({ owner_id: ownerId, row_id: rowId, text }) => [
      rowId,
      Buffer.from(sealTextWith(store, sealedColumn, { ownerId, rowId }, text)),
    ]),
  )
  await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
  const write =
    sealedColumn === 'contact_point.value'
      ? writeContacts(client, store, rows, sealedBytes)
      : writeBytes(client, first, sealedBytes)
  const unwrittenIds = await write
  await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
  await refuseUnwritten(client, first, unwrittenIds)
  await client.query('DELETE FROM clear_text WHERE table_name = $1 AND column_name = $2 AND row_id = ANY($3::text[])', [
    table,
    column,
    [...sealedBytes.keys()],
  ])
}

/** How many texts were sealed. */
const sealChunk = async (client: Client, store: KeyStore): Promise<number> => {
  await client.query('BEGIN')
  try {
    const rows = await chunkOf(client)
    await updateRows(client, store, rows)
    await client.query('COMMIT')
    return rows.length
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

const ownersSchema = z.array(z.object({ owner: z.string() }))

/**
 * A copy of before may bring back words of whoever was erased since. Nothing is sealed for them: without a key every start would
 * stop at them. Returns for how many owners there are no words any more though no erasure names them.
 */
const deleteErased = async (client: Client, store: KeyStore): Promise<number> => {
  await client.query('DELETE FROM clear_text WHERE owner_id IN (SELECT family_id FROM erasure)')
  const { rows } = await client.query('SELECT DISTINCT owner_id::text AS owner FROM clear_text')
  const owners = ownersSchema.parse(rows).map(({ owner }) => owner)
  const destroyedOwners = owners.filter((owner) => store.keyOf(owner) === 'destroyed')
  await client.query('DELETE FROM clear_text WHERE owner_id = ANY($1::uuid[])', [destroyedOwners])
  return destroyedOwners.length
}

/** The tables in which something stood in clear. */
export const sealedTableNames: readonly string[] = Object.keys(sealedTables)

/**
 * The file of `clear_text` still holds what was deleted of it, until the caller truncates it.
 * @param client connected as the owner, and alone: nobody serves meanwhile
 * @param log is told how many texts are sealed of how many
 */
export const sealClearText = async (
  client: Client,
  { folder, source }: { folder: string; source: MasterKeySource },
  log: (line: string) => void = () => {},
): Promise<void> => {
  const store = keyStoreIn(folder, masterKeysOf(source))
  const destroyedCount = await deleteErased(client, store)
  if (destroyedCount > 0) log(`dropped the words of ${destroyedCount} families whose keys are destroyed`)
  const total = await countOf(client)
  let sealedCount = 0
  for (let count = await sealChunk(client, store); count > 0; count = await sealChunk(client, store)) {
    const tenthsBefore = Math.floor((10 * sealedCount) / total)
    sealedCount += count
    if (Math.floor((10 * sealedCount) / total) > tenthsBefore) log(`sealed ${sealedCount} of ${total} texts`)
  }
}

// What a backup holds of a database: the rows of every table as COPY writes them, in the order of the primary key. So equal
// tables have equal bytes, in any server and any version of Postgres.
import crypto from 'node:crypto'
import { to as copyTo } from 'pg-copy-streams'

/**
 * Not in a backup: the migrations make the first anew, the second holds files that expire within a day, and the third how two browsers
 * reach each other at this moment.
 */
export const leftOut = ['_prisma_migrations', 'job_file', 'room_signal']

/** The queue of the job library goes through the library's own function, so that no lock and no version of its tables returns. */
export const queueTable = 'graphile_worker.jobs'

/** @typedef {{ name: string, columns: string[], rows: string }} Table rows: the statement that reads them */
/** @typedef {Record<string, { rows: number, sha256: string }>} Content */

const plainValues = `SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET extra_float_digits = 1;
  SET bytea_output = 'hex'; SET client_encoding = 'UTF8'`

/**
 * Every table of the application, and the queue. Generated columns are left to the database.
 * @param {import('pg').Client} client @returns {Promise<Table[]>}
 */
export async function tablesOf(client) {
  await client.query(plainValues)
  const { rows } = await client.query(
    `SELECT c.relname AS name,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT array_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END ORDER BY key.at)
        FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY AS key(attnum, at)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = key.attnum WHERE i.indrelid = c.oid AND i.indisprimary) AS key
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname <> ALL($1) ORDER BY c.relname COLLATE "C"`,
    [leftOut],
  )
  const tables = rows.map(({ name, columns, key }) => {
    if (!key) throw new Error(`The table ${name} has no primary key, so its rows have no order.`)
    const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
    return {
      name,
      columns,
      rows: `SELECT ${list} FROM public.${client.escapeIdentifier(name)} ORDER BY ${key.join(', ')}`,
    }
  })
  return [...tables, queueOf()]
}

const queueOf = () => ({
  name: queueTable,
  columns: ['key', 'identifier', 'payload', 'run_at', 'max_attempts', 'priority'],
  rows: `SELECT q.key, t.identifier, q.payload, q.run_at, q.max_attempts, q.priority FROM graphile_worker._private_jobs q
    JOIN graphile_worker._private_tasks t ON t.id = q.task_id JOIN public.job j ON j.id::text = q.key
    WHERE j.state IN ('queued', 'running') ORDER BY q.key COLLATE "C"`,
})

/** Where each sequence stands. Sequences are outside transactions, so they are never behind the rows of a snapshot. */
export async function sequencesOf(client) {
  const { rows } = await client.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname`,
  )
  const positions = {}
  for (const { name } of rows) {
    const state = await client.query(`SELECT last_value, is_called FROM public.${client.escapeIdentifier(name)}`)
    positions[name] = { at: String(state.rows[0].last_value), called: state.rows[0].is_called }
  }
  return positions
}

/**
 * Reads a table piece by piece. `onPiece` gets the bytes.
 * @param {import('pg').Client} client @param {Table} table @param {(piece: Buffer) => Promise<void>} [onPiece]
 * @returns {Promise<{ rows: number, sha256: string }>}
 */
export async function readTable(client, table, onPiece = async () => {}) {
  const tally = rowTally()
  for await (const piece of client.query(copyTo(`COPY (${table.rows}) TO STDOUT`))) {
    tally.add(piece)
    await onPiece(piece)
  }
  return tally.sum()
}

/** Counts and hashes rows that come in pieces. COPY escapes line ends in values, so each line end ends a row. */
export function rowTally() {
  const hash = crypto.createHash('sha256')
  let rows = 0
  return {
    /** @param {Buffer} piece */
    add(piece) {
      hash.update(piece)
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) rows++
    },
    sum: () => ({ rows, sha256: hash.digest('hex') }),
  }
}

/** One hash for all tables. @param {Content} content */
export function contentHash(content) {
  const hash = crypto.createHash('sha256')
  for (const name of Object.keys(content).sort()) hash.update(`${name} ${content[name].rows} ${content[name].sha256}\n`)
  return hash.digest('hex')
}

/** The content of a whole database. @param {import('pg').Client} client @returns {Promise<Content>} */
export async function contentOf(client) {
  const content = {}
  for (const table of await tablesOf(client)) content[table.name] = await readTable(client, table)
  return content
}

/** The tables whose rows are not the same. @param {Content} expected @param {Content} found */
export const differences = (expected, found) =>
  [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    .filter((name) => expected[name]?.rows !== found[name]?.rows || expected[name]?.sha256 !== found[name]?.sha256)
    .sort()

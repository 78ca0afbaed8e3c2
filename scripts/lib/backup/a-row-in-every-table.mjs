// For tests: a row in each table, with values that are hard to copy. Foreign keys are off meanwhile.

const hardText = `een\ttab, een\r\nregel, \\N \\. \\\\ "quote" 'x' ’ ñ 👩‍👧 \u202e NULL`
const literal = (text) => `'${text.replaceAll("'", "''")}'`
const valueOf = {
  uuid: 'gen_random_uuid()',
  text: `${literal(hardText)}`,
  integer: '7',
  smallint: '7',
  bigint: '9007199254740993',
  boolean: 'true',
  // As a sealed text begins: the checks of some columns take nothing else.
  bytea: `decode('c10100ff0a5c' || repeat('5c', 44), 'hex')`,
  jsonb: `'{"a": [1.50, null, "\\\\ \\n"], "b": {}}'`,
  date: `date '2020-02-29'`,
  'timestamp(3) with time zone': `now() + interval '1 day'`,
  'double precision': `0.1::float8 + 0.2::float8`,
}

/** What the checks of some tables ask for. */
const special = {
  access_request: { decided_by_id: 'NULL', decided_at: 'NULL', released: 'NULL' },
  answer: { missing: 'NULL' },
  appointment: { kind: `'hard'`, ends_at: 'NULL' },
  audit_seal: { mac: `decode(repeat('0a', 32), 'hex')`, key_id: `decode(repeat('0b', 8), 'hex')` },
  call_request: { time: `'10:00'` },
  concern_entry: { kind: `'consulted'`, decision: 'NULL' },
  contact_attempt: { time: `'10:00'` },
  digest: { locale: `'nl'` },
  interpreter_booking: { closed_at: 'NULL', closed_as: 'NULL', ends_at: `now() + interval '2 days'` },
  next_step: { kind: `'call'`, stopped_by: 'NULL', waits_for: 'NULL' },
  one_time_link: { used_at: 'NULL' },
  organisation: { threshold: '10', families_a_day: '50' },
  release: { level: `'board'`, school_id: 'NULL' },
  release_link: { revoked_at: 'NULL' },
  room: { closed_at: 'NULL', closed_as: 'NULL', ends_at: `now() + interval '2 days'` },
  room_link: { role: `'parent'` },
  session: { ended_at: 'NULL' },
  staff: { role: `'admin'`, email: `'somebody@example.org'`, board_id: 'NULL', municipality_id: 'NULL' },
  talk_request: { cancelled_at: 'NULL' },
  withdrawal_reason: { state: `'open'`, decided_by_id: 'NULL', decided_at: 'NULL' },
}

// The start writes the only row of one, and empties the other.
const ofTheStart = ['_prisma_migrations', 'key_store', 'clear_text']

const columnsOf = `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    NOT a.attnotnull AS optional, (SELECT min(e.enumlabel) FROM pg_enum e WHERE e.enumtypid = a.atttypid) AS label
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ('{${ofTheStart.join()}}') ORDER BY 1`

const literalOf = ({ table, name, type, label }) => {
  if (special[table]?.[name]) return special[table][name]
  if (label) return `'${label}'`
  if (type.endsWith('[]')) return `ARRAY[${valueOf[type.slice(0, -2)] ?? ''}]::${type}`
  return valueOf[type] ?? 'NULL'
}

async function isInserted(client, table, columns) {
  const names = columns.map(({ name }) => client.escapeIdentifier(name))
  const values = columns.map(literalOf)
  try {
    await client.query(`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${values.join(', ')})`)
    return true
  } catch (error) {
    if (error.code === '23514') return false // a check that wants other values
    if (error.code === '23505') return true // a migration made its only row
    throw error
  }
}

/**
 * Inserts a row with a value in each column, or in the required ones where a check wants the others empty.
 * @param {import('pg').Client} client a superuser
 * @returns {Promise<string[]>} the tables whose checks refused both
 */
export async function insertRowInEveryTable(client) {
  const refused = []
  await client.query('SET session_replication_role = replica')
  const { rows } = await client.query(columnsOf)
  for (const table of new Set(rows.map((row) => row.table))) {
    const columns = rows.filter((row) => row.table === table)
    const required = columns.filter(({ optional }) => !optional)
    if (!(await isInserted(client, table, columns)) && !(await isInserted(client, table, required))) refused.push(table)
  }
  await client.query('RESET session_replication_role')
  return refused
}

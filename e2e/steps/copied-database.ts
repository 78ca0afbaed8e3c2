import { Client } from 'pg'

const connected = async <Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const there = (url: string | undefined, name: string) =>
  Object.assign(new URL(url ?? ''), { pathname: `/${name}` }).toString()

/**
 * A database of its own on the same server, without tables; `drop` takes it away whoever is still connected. `url` is for the
 * owner of its tables, `env` for an application.
 */
export const emptyDatabase = async (name: string) => {
  const { DATABASE_OWNER_URL: beside, DATABASE_URL: app, DATABASE_READER_URL: reader } = process.env
  const maintenance = there(beside, 'postgres')
  const administer = (sql: string) => connected(maintenance, (client) => client.query(sql))
  await administer(`create database ${name}`)
  const env = {
    DATABASE_URL: there(app, name),
    DATABASE_READER_URL: there(reader, name),
    DATABASE_OWNER_URL: undefined,
  }
  return { url: there(beside, name), env, drop: () => administer(`drop database if exists ${name} with (force)`) }
}

const tablesOf = async (client: Client) => {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like E'\\\\_%'`,
  )
  return rows.map(({ name }) => name)
}

/** The columns that are written; what the database generates it generates again. */
const columnsOf = async (client: Client, table: string) => {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(column_name) as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  return rows.map(({ name }) => name).join()
}

const sealedColumns = async (client: Client, table: string) => {
  const { rows } = await client.query<{ name: string; empty: string }>(
    `select attname as name, case when attnotnull then '''\\x''' else 'null' end as empty from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
     where conrelid = $1::regclass and conname like '%\\_sealed'`,
    [table],
  )
  return rows
}

/** Copies every row as it is at one moment into a database with the same, empty tables. */
export const copyRows = (from: string, to: string) =>
  connected(from, (source) =>
    connected(to, async (target) => {
      await source.query('begin isolation level repeatable read read only')
      await target.query('set session_replication_role = replica') // the order of the tables does not matter then
      for (const table of await tablesOf(source)) {
        const { rows } = await source.query<{ all: string | null }>(
          `select jsonb_agg(to_jsonb(t))::text as all from "${table}" t`,
        )
        const columns = await columnsOf(target, table)
        await target.query(
          `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
          [rows[0]?.all ?? '[]'],
        )
      }
      // Rows that count their own ids go on counting behind those that came along.
      for (const table of ['audit', 'sign_in_attempt'])
        await target.query(
          `select setval(pg_get_serial_sequence('${table}', 'id'), (select coalesce(max(id), 1) from ${table}))`,
        )
      await target.query('analyze')
    }),
  )

/** What a family brings along, and which of its columns are ids that become others in a copy of it. */
const ofFamilies = {
  family: ['id'],
  family_identity: ['family_id'],
  contact_point: ['id', 'family_id'],
  child: ['id', 'family_id'],
  call_request: ['id', 'family_id'],
  contact_attempt: ['id', 'family_id', 'contact_point_id'],
  interview: ['id', 'family_id'],
  answer: ['interview_id'],
  safety_concern: ['id', 'family_id', 'interview_id'],
  concern_entry: ['id', 'concern_id'],
  concern_sighting: ['entry_id'],
  caller_check_in: ['interview_id'],
  help_item: ['id', 'family_id', 'interview_id'],
  interview_fact: ['interview_id', 'family_id'],
  interview_fact_school: ['interview_id'],
}
const withRef = new Set(['family', 'interview', 'interview_fact'])

/** Copies all families, with everything of theirs, so often that there are at least so many interviews more. */
export const addInterviews = (url: string, wanted: number): Promise<number> =>
  connected(url, async (client) => {
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from interview')
    const times = Math.ceil(wanted / (rows[0]?.count ?? 1))
    await client.query('set session_replication_role = replica')
    for (const [table, ids] of Object.entries(ofFamilies)) {
      const changed = ids.map((id) => `'${id}', md5(t.${id}::text || k)::uuid`)
      // A text is sealed for its row, so a copy of it would open nowhere.
      for (const { name, empty } of await sealedColumns(client, table)) changed.push(`'${name}', ${empty}`)
      if (withRef.has(table)) changed.push(`'ref', t.ref || '-' || k`)
      const columns = await columnsOf(client, table)
      const copied = columns.replace(/[^,]+/g, 'copy.$&')
      await client.query(
        `insert into "${table}" (${columns}) select ${copied} from "${table}" t cross join generate_series(1, ${times}) k
         cross join lateral jsonb_populate_record(null::"${table}", to_jsonb(t) || jsonb_build_object(${changed.join()})) copy`,
      )
    }
    await client.query('analyze')
    return times * (rows[0]?.count ?? 0)
  })

/** Moves some of what others have to one family: what its own pages list grows too. */
export const crowdFamily = (url: string, familyId: string) =>
  connected(url, async (client) => {
    const some = `select id from interview where state = 'completed' and family_id <> $1 order by id limit 40`
    // Triggers refuse to move a concern, and anything of an interview without it.
    await client.query('set session_replication_role = replica')
    for (const table of ['interview_fact', 'help_item', 'safety_concern'])
      await client.query(`update ${table} set family_id = $1 where interview_id in (${some})`, [familyId])
    await client.query(`update interview set family_id = $1 where id in (${some})`, [familyId])
    for (const table of ['help_item', 'contact_attempt'])
      await client.query(
        `update ${table} set family_id = $1 where id in (select id from ${table} order by id limit 40)`,
        [familyId],
      )
  })

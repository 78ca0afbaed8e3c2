import { Client } from 'pg'

/** Rows straight from the database, for what no screen tells: ids, and states that take a person a long time to reach. */
export const rowsOf = async <Row extends object>(
  sql: string,
  params: unknown[] = [],
  url = process.env.DATABASE_OWNER_URL,
) => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql, params)).rows
  } finally {
    await client.end()
  }
}

export const rowOf = async <Row extends object>(sql: string, params: unknown[] = [], url?: string): Promise<Row> => {
  const [row] = await rowsOf<Row>(sql, params, url)
  if (!row) throw new Error(`no row: ${sql}`)
  return row
}

import { sealedTables } from '../../src/server/sealed/sealed-columns'
import { rowsOf } from './database'
import { openedText } from './sealed.mjs'

/** Every text in a value of JSON. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Every text in a database: of columns in clear, within their JSON too, and of those that are sealed. */
export const textsKept = async (url: string): Promise<ReadonlySet<string>> => {
  const texts = new Set<string>()
  const tables = await rowsOf<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    [],
    url,
  )
  for (const { name } of tables)
    for (const { row } of await rowsOf<{ row: unknown }>(`select to_jsonb(t) as row from "${name}" t`, [], url))
      for (const text of textsIn(row)) texts.add(text)
  for (const [table, { key, columns }] of Object.entries(sealedTables))
    for (const column of Object.keys(columns)) {
      const keys = Object.keys(key).map((part) => `"${part}"::text`)
      const rows = await rowsOf<{ key: string[]; bytes: Buffer }>(
        `select array[${keys.join()}] as key, "${column}" as bytes from "${table}" where octet_length("${column}") > 0`,
        [],
        url,
      )
      for (const { key: parts, bytes } of rows) {
        const text: string = await openedText(`${table}.${column}`, parts.join('/'), bytes)
        for (const one of [text, ...textsIn(parsed(text))]) texts.add(one)
      }
    }
  return texts
}

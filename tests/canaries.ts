/**
 * Plants a word of its own in every column that can hold words about one family. The columns are read from the catalogue: a
 * new table or column is planted without being named here.
 */
import { Prisma } from '@/server/db'
import { rowIdOf, sealedTables, type SealedColumn } from '@/server/sealed/sealed-columns'
import { sealText } from '@/server/sealed/sealed-text'
import { ownerDatabase } from './owner'

type Link = { child: string; column: string; parent: string; key: string }

/** Every foreign key of one column. */
const links = () => ownerDatabase().$queryRaw<Link[]>`
  select child.relname::text as child, from_column.attname::text as "column", parent.relname::text as parent,
    to_column.attname::text as key
  from pg_constraint
  join pg_class child on child.oid = conrelid
  join pg_class parent on parent.oid = confrelid
  join pg_attribute from_column on from_column.attrelid = conrelid and from_column.attnum = conkey[1]
  join pg_attribute to_column on to_column.attrelid = confrelid and to_column.attnum = confkey[1]
  where contype = 'f' and array_length(conkey, 1) = 1 and connamespace = 'public'::regnamespace`

/** The rows of each table that lead to one family by foreign keys, as a condition on the table. */
const rowsByTable = (all: readonly Link[], familyId: string) => {
  const conditions = new Map<string, string>([['family', `"family"."id" = '${familyId}'`]])
  const pending = ['family']
  for (let parent = pending.shift(); parent !== undefined; parent = pending.shift())
    for (const link of all.filter((one) => one.parent === parent && one.child !== parent)) {
      const condition = `"${link.child}"."${link.column}" in (select "${link.key}" from "${parent}" where ${conditions.get(parent)})`
      const earlier = conditions.get(link.child)
      conditions.set(link.child, earlier ? `${earlier} or ${condition}` : condition)
      if (!earlier) pending.push(link.child)
    }
  return conditions
}

/** Every table that leads to a family. */
export const tablesOfFamilies = async () => [...rowsByTable(await links(), '').keys()]

type Column = { table: string; name: string; type: string; isGenerated: boolean }

export const columnsOf = (tables: readonly string[]) => ownerDatabase().$queryRaw<Column[]>`
  select table_name::text as "table", column_name::text as name, udt_name::text as type,
    is_generated = 'ALWAYS' as "isGenerated" from information_schema.columns
  where table_schema = 'public' and table_name = any(${[...tables]})
  order by table_name, ordinal_position`

const planting: Readonly<Record<string, (word: string) => string>> = {
  // Another text in each row, because some are unique.
  text: (word) => `'${word}-' || md5(ctid::text)`,
  varchar: (word) => `'${word}-' || md5(ctid::text)`,
  _text: (word) => `array['${word}']`,
  jsonb: (word) => `to_jsonb('${word}'::text)`,
}

export const wordOf = (mark: string, { table, name }: Pick<Column, 'table' | 'name'>) =>
  `kanarie-${mark}-${table}-${name}`

/** Of a sealed column the columns that say which row it is; null of any other. */
const keyOfSealed = ({ table, name }: Column): string[] | null => {
  const sealed = Object.entries(sealedTables).find(([of, { columns }]) => of === table && name in columns)?.[1]
  return sealed ? Object.keys(sealed.key) : null
}

/** A sealed word is another text in each row. */
const statementsFor = async (column: Column, condition: string, familyId: string, word: string): Promise<string[]> => {
  const { table, name, type, isGenerated } = column
  const key = keyOfSealed(column)
  if (key) {
    const keys = key.map((part) => `"${part}"::text`).join()
    const rows = await ownerDatabase().$queryRawUnsafe<{ key: string[] }[]>(
      `select array[${keys}] as key from "${table}" where ${condition}`,
    )
    return rows.map(({ key: parts }) => {
      const place = { ownerId: familyId, rowId: rowIdOf(...parts) }
      const bytes = sealText(`${table}.${name}` as SealedColumn, place, word)
      const isRow = key.map((part, at) => `"${part}"::text = '${parts[at]}'`).join(' and ')
      return `update "${table}" set "${name}" = '\\x${Buffer.from(bytes).toString('hex')}' where ${isRow}`
    })
  }
  const value = isGenerated ? undefined : planting[type]?.(word)
  return value === undefined ? [] : [`update "${table}" set "${name}" = ${value} where ${condition}`]
}

/** What a check refuses holds codes, and no words of anybody. */
const isRefusedByCheck = (error: unknown) => /23514/.test(JSON.stringify(error) + String(error))

/**
 * Plants the words of one family and returns the columns: those that got a word, those whose check refused one, and those of
 * tables without a row of the family. The triggers that keep rows as they were rest meanwhile.
 */
export const plantCanaries = async (familyId: string, mark: string) => {
  const conditions = rowsByTable(await links(), familyId)
  const [planted, coded, empty]: [string[], string[], string[]] = [[], [], []]
  for (const column of await columnsOf([...conditions.keys()])) {
    const condition = conditions.get(column.table) ?? ''
    const isSealed = keyOfSealed(column) !== null
    const statements = await statementsFor(column, condition, familyId, wordOf(mark, column))
    if (statements.length === 0 && !isSealed) continue
    const at = `${column.table}.${column.name}`
    const resting = Prisma.raw(`alter table "${column.table}" disable trigger user`)
    const waking = Prisma.raw(`alter table "${column.table}" enable trigger user`)
    try {
      const counts = await ownerDatabase().$transaction([
        ownerDatabase().$executeRaw(resting),
        ...statements.map((statement) => ownerDatabase().$executeRawUnsafe(statement)),
        ownerDatabase().$executeRaw(waking),
      ])
      ;(counts.some((count) => count > 0) ? planted : empty).push(at)
    } catch (error) {
      if (!isRefusedByCheck(error)) throw error
      coded.push(at)
    }
  }
  return { planted, coded, empty }
}

/** Where a word stands in the whole database, the queue included: each table with a row that holds it. */
export const tablesWith = async (word: string): Promise<string[]> => {
  const tables = await ownerDatabase().$queryRaw<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE' order by 1`
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await ownerDatabase().$queryRaw<{ holds: boolean }[]>(
      Prisma.sql`select exists (select from ${Prisma.raw(name)} t where t::text ilike ${`%${word}%`}) as holds`,
    )
    if (row?.holds) found.push(name)
  }
  return found
}

import 'server-only'
import { Prisma, type Transaction } from '@/server/db'
import { openJsonRow } from '@/server/sealed/opened-json'
import { reportTables, type ReportTable } from './report-tables'

export type Row = Readonly<Record<string, unknown>>
type Rows = Readonly<Record<string, readonly Row[]>>

/** The rows of a table that belong to the family, whichever column says so. */
const belongs = ({ rowsBy }: ReportTable, familyId: string): Prisma.Sql => {
  const interviews = Prisma.sql`select id from interview where family_id = ${familyId}::uuid`
  const concerns = Prisma.sql`select id from safety_concern where family_id = ${familyId}::uuid`
  switch (rowsBy) {
    case 'interview_id':
      return Prisma.sql`interview_id in (${interviews})`
    case 'concern_id':
      return Prisma.sql`concern_id in (${concerns})`
    case 'entry_id':
      return Prisma.sql`entry_id in (select id from concern_entry where concern_id in (${concerns}))`
    case 'room_id':
      return Prisma.sql`room_id in (select id from room where family_id = ${familyId}::uuid)`
    case 'id':
    case 'family_id':
      return Prisma.sql`${Prisma.raw(rowsBy)} = ${familyId}::uuid`
  }
}

const rowsOf = ([name, table]: [string, ReportTable], familyId: string) => Prisma.sql`
  select ${name} as name, coalesce(jsonb_agg(to_jsonb(t) order by t.${Prisma.raw(`"${table.order}"`)}), '[]') as rows
  from ${Prisma.raw(`"${name}"`)} t where ${belongs(table, familyId)}
  ${table.only ? Prisma.raw(`and t."${table.only}"`) : Prisma.empty}`

/** Columns that are sealed as JSON, which a machine gets as JSON. */
const jsonColumns: Readonly<Record<string, string>> = { answer: 'value', answer_change: 'value' }

const openedRow = (table: string, sealedRow: Row): Row => {
  const row = openJsonRow(table, sealedRow)
  const column = jsonColumns[table]
  const json = column === undefined ? null : row[column]
  return column !== undefined && typeof json === 'string' ? { ...row, [column]: JSON.parse(json) } : row
}

/** Every row of every table about one family, as the database has it. One statement, so that it is of one moment. */
export const rowsOfFamily = async (tx: Transaction, familyId: string): Promise<Rows> => {
  const parts = Object.entries(reportTables).map((table) => rowsOf(table, familyId))
  const tables = await tx.$queryRaw<{ name: string; rows: Row[] }[]>(Prisma.join(parts, ' union all '))
  return Object.fromEntries(tables.map(({ name, rows }) => [name, rows.map((row) => openedRow(name, row))]))
}

/** What the omissions name: concerns, interviews and rows, and the entries of those concerns. */
const omittedIds = (rows: Rows): ReadonlySet<unknown> => {
  const ids = new Set((rows.report_omission ?? []).map(({ row_id: id }) => id))
  const entries = (rows.concern_entry ?? []).filter(({ concern_id: concern }) => ids.has(concern))
  return new Set([...ids, ...entries.map(({ id }) => id)])
}

/** The note of a whole call is stored as an answer. Other answers are the parent's own. */
const isNoteOfCall = ({ key }: Row) => key === 'conversation_note'

const omittedMark = null

const withoutWords = (row: Row, words: readonly string[]): Row => ({
  ...row,
  ...Object.fromEntries(words.map((word) => [word, omittedMark])),
  ...(isNoteOfCall(row) ? { value: omittedMark } : {}),
})

/** The rows without what a coordinator decided to leave out. */
export const withoutOmitted = (rows: Rows): Rows => {
  const ids = omittedIds(rows)
  return Object.fromEntries(
    Object.entries(rows).map(([name, tableRows]) => {
      const omission = reportTables[name]?.omitted
      if (!omission) return [name, tableRows]
      const isOmitted = (row: Row) => ids.has(row[omission.by])
      const { words } = omission
      return [
        name,
        words
          ? tableRows.map((row) => (isOmitted(row) ? withoutWords(row, words) : row))
          : tableRows.filter((row) => !isOmitted(row)),
      ]
    }),
  )
}

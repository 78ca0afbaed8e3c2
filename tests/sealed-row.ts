import { randomUUID } from 'node:crypto'
import type { SealedColumn } from '@/server/sealed/sealed-columns'
import { sealText } from '@/server/sealed/sealed-text'

type NotedTable = Extract<SealedColumn, `${string}.note`> extends `${infer Table}.note` ? Table : never

/** A row with its note as the database takes it, and with the id for which it is sealed. */
export const sealedRow = <Row extends { id?: string; familyId: string; note: string }>(table: NotedTable, row: Row) => {
  const id = row.id ?? randomUUID()
  // The name of a table of this list and its only sealed column make one of the list.
  const column = `${table}.note` as SealedColumn
  return { ...row, id, note: sealText(column, { ownerId: row.familyId, rowId: id }, row.note) }
}

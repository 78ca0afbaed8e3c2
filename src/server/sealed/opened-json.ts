/** Sealed texts in JSON that the database makes or reads: bytes are hexadecimal there. */
import 'server-only'
import { isSealedColumn, isSealedTable, rowIdOf, sealedTables, type SealedColumn } from './sealed-columns'
import { openText } from './sealed-text'

type Row = Readonly<Record<string, unknown>>

/** Bytes as JSON that the database reads as `bytea`. */
export const hexOf = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

/** The bytes of such JSON. */
export const bytesOf = (hexadecimal: string): Buffer =>
  Buffer.from(hexadecimal.startsWith('\\x') ? hexadecimal.slice(2) : hexadecimal, 'hex')

/** Texts that a statement gathered, each as its column, its row id and its bytes. */
export type SealedParts = readonly (readonly [column: SealedColumn, rowId: string, bytes: string])[]

export const openParts = (parts: SealedParts): string[] =>
  parts.map(([column, rowId, bytes]) => openText(column, rowId, bytesOf(bytes)))

/** A text that a statement put into JSON as bytes. */
export const openHex = (column: SealedColumn, rowId: string, bytes: string): string =>
  openText(column, rowId, bytesOf(bytes))

/** The row with its sealed columns as text. It needs the columns of its key. */
export const openJsonRow = (table: string, row: Row): Row => {
  if (!isSealedTable(table)) return row
  const rowId = rowIdOf(...Object.keys(sealedTables[table].key).map((column) => String(row[column])))
  const cells = Object.entries(row).map(([column, value]) => {
    const name = `${table}.${column}`
    return [column, isSealedColumn(name) && typeof value === 'string' ? openHex(name, rowId, value) : value] as const
  })
  return Object.fromEntries(cells)
}

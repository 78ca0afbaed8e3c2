/** Sealed texts in JSON that the database makes or reads: bytes are hexadecimal there. */
import 'server-only'
import { rowIdOf, sealedTables, type SealedColumn } from './sealed-columns'
import { openText } from './sealed-text'

type Row = Readonly<Record<string, unknown>>

const isTable = (table: string): table is keyof typeof sealedTables => Object.hasOwn(sealedTables, table)

/** Bytes as JSON that the database reads as `bytea`. */
export const hexOf = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

const bytesOf = (hexadecimal: string) => Buffer.from(hexadecimal.replace(/^\\x/, ''), 'hex')

/** Texts that a statement gathered, each as its column, its row id and its bytes. */
export type SealedParts = readonly (readonly [column: SealedColumn, rowId: string, bytes: string])[]

export const openParts = (parts: SealedParts): string[] =>
  parts.map(([column, rowId, bytes]) => openText(column, rowId, bytesOf(bytes)))

/** A text that a statement put into JSON as bytes. */
export const openHex = (column: SealedColumn, rowId: string, bytes: string): string =>
  openText(column, rowId, bytesOf(bytes))

/** The row with its sealed columns as text. It needs the columns of its key. */
export const openJsonRow = (table: string, row: Row): Row => {
  if (!isTable(table)) return row
  const { columns, key } = sealedTables[table]
  const rowId = rowIdOf(...Object.keys(key).map((column) => String(row[column])))
  const opened = Object.keys(columns).flatMap((column) => {
    const value = row[column]
    // The two parts are those of one entry of the list.
    return typeof value === 'string'
      ? [[column, openText(`${table}.${column}` as SealedColumn, rowId, bytesOf(value))]]
      : []
  })
  return { ...row, ...Object.fromEntries(opened) }
}

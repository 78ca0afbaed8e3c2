/**
 * Writes rows as a workbook of one sheet, for Excel (XLSX) and LibreOffice (ODS). A text is stored with the type text, so no
 * spreadsheet evaluates or converts it, and it needs no apostrophe. Numbers and days are stored with their own types.
 */
import 'server-only'
import { writeOds } from 'hucre/ods'
import { calculateRowHeight, writeXlsx } from 'hucre/xlsx'
import { midnightOf } from '@/domain/dates'
import type { Cell } from '@/domain/export/cell'

export type SheetFacts = {
  readonly title: string
  readonly creator: string
  readonly sheet: string
  /** The date of the document, `YYYY-MM-DD`. Not the clock: the same rows of the same day must give the same bytes. */
  readonly day: string
  /** The width of each column, in characters. */
  readonly widths: readonly number[]
}

const head = { font: { name: 'Calibri', size: 11, bold: true } }
const write = { xlsx: writeXlsx, ods: writeOds }

/**
 * Excel reads `_x0041_` as an A, so the first underscore is escaped. The library would store a text such as `#REF!` as an
 * error, so its # is escaped too.
 */
const escaped = (text: string) => text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_').replace(/^#(?=[A-Z])/, '_x0023_')

/** Characters that XML cannot contain: control characters and unpaired surrogates. */
const unwritable = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu

export const sheetBytes = (
  format: 'xlsx' | 'ods',
  rows: readonly (readonly Cell[])[],
  { title, creator, sheet, day, widths }: SheetFacts,
): Promise<Uint8Array> => {
  const text = (written: string) => (format === 'xlsx' ? escaped(written) : written).replace(unwritable, '\ufffd')
  const cell = (value: Cell) => {
    if (typeof value === 'string') return text(value)
    if (typeof value !== 'object' || value === null) return value
    // In ODS the library would add a time to a day, so a day is written as a text there.
    return format === 'xlsx' ? midnightOf(value.day) : value.day
  }
  const date = midnightOf(day)
  return write[format]({
    sheets: [
      {
        name: sheet,
        columns: widths.map((width) => ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } })),
        rows: rows.map((row) => row.map(cell)),
        cells: new Map((rows[0] ?? []).map((value, column) => [`0,${column}`, { value: cell(value), style: head }])),
        // Not every program computes the height of a row with wrapped lines by itself.
        rowDefs: new Map(
          rows.map((row, index) => [
            index,
            { height: calculateRowHeight(row.map(cell), { wrapText: true, columnWidths: [...widths] }) },
          ]),
        ),
        freezePane: { rows: 1 },
        pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
    properties: { title: text(title), creator: text(creator), created: date, modified: date },
  })
}

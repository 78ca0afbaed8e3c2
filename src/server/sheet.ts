/**
 * Rows as a workbook of one sheet, for Excel (XLSX) and for LibreOffice (ODS). A text is stored as a text, which no spreadsheet
 * calculates or turns into something else, so it needs no apostrophe; numbers and days are real ones. Knows no release.
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
  /** A day `YYYY-MM-DD`: the same rows of the same day are the same bytes. */
  readonly day: string
  /** Of each column, in characters. */
  readonly widths: readonly number[]
}

const head = { font: { name: 'Calibri', size: 11, bold: true } }
const write = { xlsx: writeXlsx, ods: writeOds }

/**
 * Excel reads `_x0041_` as an A; its first underscore is written so that it stays what it is. The library would store a text
 * such as `#REF!` as an error, so its # is written the same way.
 */
const escaped = (text: string) => text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_').replace(/^#(?=[A-Z])/, '_x0023_')

/** What XML cannot hold at all: control characters and halves of a character. */
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
    // In ODS the library gives a day a time of night.
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
        // Not every program finds out by itself how high a row of broken lines is.
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

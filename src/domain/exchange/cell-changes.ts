/** Lists what an import would overwrite: each changed cell with its stored and its new text. */
import { plainText } from '../export/safe-cell'
import { sameCell, type Comparison } from './comparison'
import { listMark } from './list-mark'
import type { FileFormat } from './table'

export type CellChange = { line: number; ref: string; column: string; before: string; after: string }

/** The cell as people read it, without the apostrophes that protect it from a spreadsheet. */
const readable = (cell: string) =>
  cell.split(listMark).map(plainText).join(` ${listMark} `).replaceAll(/\s+/gu, ' ').trim()

const shownLength = 60
const contextLength = 15

const excerpt = (text: string, from: number) => {
  const signs = Array.from(text)
  const shown = signs.slice(from, from + shownLength).join('')
  return `${from > 0 ? '…' : ''}${shown}${signs.length > from + shownLength ? '…' : ''}`
}

/** Shortens two texts for comparison. Long texts are shown from shortly before their first difference. */
const differenceOf = (before: string, after: string): { before: string; after: string } => {
  const [lettersBefore, lettersAfter] = [Array.from(before), Array.from(after)]
  const parting = lettersBefore.findIndex((sign, index) => sign !== lettersAfter[index])
  const isShort = Math.max(lettersBefore.length, lettersAfter.length) <= shownLength
  const from = isShort ? 0 : Math.max(0, (parting < 0 ? lettersBefore.length : parting) - contextLength)
  return { before: excerpt(before, from), after: excerpt(after, from) }
}

/** The changed cells of all changed rows, in the order of the file. */
export const cellChanges = <Row extends { ref: string }>(
  { changed }: Pick<Comparison<Row, Row>, 'changed'>,
  { columns, optionalColumns, cellsOf }: FileFormat<Row>,
): CellChange[] =>
  changed.flatMap(({ line, row, stored }) => {
    const [cellsAfter, cellsBefore] = [cellsOf(row), cellsOf(stored)]
    return [...columns, ...optionalColumns]
      .filter((column) => !sameCell(cellsBefore[column], cellsAfter[column]))
      .map((column) => ({
        line,
        ref: row.ref,
        column,
        ...differenceOf(readable(cellsBefore[column] ?? ''), readable(cellsAfter[column] ?? '')),
      }))
  })

/** Reads and compares a file some lines at a stretch, so that other requests are answered in between. */
import 'server-only'
import { cellChanges, type CellChange } from '@/domain/exchange/cell-changes'
import { comparison, type Comparing, type Comparison, type Counts } from '@/domain/exchange/comparison'
import { lostLetterProblems } from '@/domain/exchange/lost-letters'
import type { Problem } from '@/domain/exchange/problem'
import { rowReader, type CellTable, type FileFormat, type FileRows, type PlacedRow } from '@/domain/exchange/table'
import { chunksGivingWay, mapGivingWay } from '@/server/give-way'

export const rowsOfTable = async <Row extends { ref: string }>(
  table: CellTable,
  format: FileFormat<Row>,
): Promise<FileRows<Row>> => {
  const reader = rowReader(table, format)
  await mapGivingWay(table.records, reader.read)
  return reader.fileRows
}

export const comparisonInParts = async <Row extends { ref: string }, Stored extends Row>(
  rows: readonly PlacedRow<Row>[],
  storedByRef: ReadonlyMap<string, Stored>,
  comparing: Comparing<Row, Stored>,
): Promise<Comparison<Row, Stored>> => {
  const parts = await chunksGivingWay(rows, (chunk) => [comparison(chunk, storedByRef, comparing)])
  const sum = (key: keyof Counts) => parts.reduce((total, { counts }) => total + counts[key], 0)
  return {
    created: parts.flatMap((part) => part.created),
    changed: parts.flatMap((part) => part.changed),
    counts: { created: sum('created'), changed: sum('changed'), unchanged: sum('unchanged') },
  }
}

type Changed<Row> = Pick<Comparison<Row, Row>, 'changed'>

export const changesInParts = <Row extends { ref: string }>(
  { changed }: Changed<Row>,
  format: FileFormat<Row>,
): Promise<CellChange[]> => chunksGivingWay(changed, (chunk) => cellChanges({ changed: [...chunk] }, format))

export const lostLettersInParts = <Row extends { ref: string }>(
  { changed }: Changed<Row>,
  format: FileFormat<Row>,
): Promise<Problem[]> => chunksGivingWay(changed, (chunk) => lostLetterProblems({ changed: [...chunk] }, format))

/** The format of schools.csv, with one school on each line, its board and its municipality. */
import { safeText } from '../export/safe-cell'
import { visibleText } from '../visible-text'
import { nameCell, refCell } from './cell'
import type { Problem, Refuse } from './problem'
import { refusal } from './problem'
import { cellOfRef } from './ref-cell'
import type { Cells, FileFormat, PlacedRow } from './table'

export type SchoolRow = {
  ref: string
  name: string
  boardRef: string
  boardName: string
  municipalityRef: string
  municipalityName: string
}

/** Words that are no refs, because they mean something else as the answer to the question about schools. */
const reservedRefs: readonly string[] = ['other', 'dont_know', 'refused', 'not_asked']

/** Reads a name without invisible characters, because readers outside the organisation see it. */
const placeName = (cells: Cells, column: string, refuse: Refuse) =>
  nameCell({ ...cells, [column]: visibleText(cells[column] ?? '') }, column, refuse)

export const schoolsFile: FileFormat<SchoolRow> = {
  columns: ['ref', 'name', 'board_ref', 'board_name', 'municipality_ref', 'municipality_name'],
  optionalColumns: [],
  rowOf: (cells, refuse) => {
    const ref = refCell(cells, 'ref', refuse)
    if (reservedRefs.includes(ref)) refuse('ref', 'reserved_ref', ref)
    return {
      ref,
      name: placeName(cells, 'name', refuse),
      boardRef: refCell(cells, 'board_ref', refuse),
      boardName: placeName(cells, 'board_name', refuse),
      municipalityRef: refCell(cells, 'municipality_ref', refuse),
      municipalityName: placeName(cells, 'municipality_name', refuse),
    }
  },
  cellsOf: (row) => ({
    ref: cellOfRef(row.ref),
    name: safeText(row.name),
    board_ref: cellOfRef(row.boardRef),
    board_name: safeText(row.boardName),
    municipality_ref: cellOfRef(row.municipalityRef),
    municipality_name: safeText(row.municipalityName),
  }),
}

/** Problems of boards and municipalities that have two names within one file, because it is unclear which one is meant. */
export const nameProblems = (rows: readonly PlacedRow<SchoolRow>[]): Problem[] => {
  const problems: Problem[] = []
  const names = new Map<string, string>()
  for (const { line, row } of rows) {
    const bearers = [
      ['board_name', row.boardRef, row.boardName],
      ['municipality_name', row.municipalityRef, row.municipalityName],
    ] as const
    for (const [column, ref, name] of bearers) {
      const earlier = names.get(`${column} ${ref}`)
      if (earlier !== undefined && earlier !== name) refusal(problems, line)(column, 'two_names', name, earlier)
      else names.set(`${column} ${ref}`, name)
    }
  }
  return problems
}

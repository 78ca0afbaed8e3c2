import { stringify } from 'csv-stringify/sync'
import type { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { safeCell } from '@/domain/export/safe-cell'
import { weekRowHead, weekRows, type RowWords } from '@/domain/export/week-rows'
import { shownFigures, type ShownFigures } from '@/domain/figures/shown-figures'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { figuresForWeek } from './queries/figures-for-week'
import type { weekExportSchema } from './schema'

/** The words of one language, and the mark that says the file stays inside. */
export type ExportWords = RowWords & { internal: string }

/** RFC 4180, with the byte order mark by which spreadsheets know UTF-8. */
const asCsv = (figures: ShownFigures, words: ExportWords) => {
  const mark = [words.internal, figures.week, figures.level, figures.ref]
  const rows = [mark, weekRowHead, ...weekRows(figures, words)].map((row) => row.map(safeCell))
  return stringify(rows, { bom: true, record_delimiter: '\r\n' })
}

const fileName = ({ week, level, ref }: ShownFigures) => {
  const node = ref === null ? '' : `-${level}-${ref.replaceAll(/[^\w-]/g, '_')}`
  return `nabij-${week}${node}-intern.csv`
}

/** The figures of the page as a file, marked internal in its name and in its first row. Who took it is noted. */
export const exportWeek = async (
  actor: Actor,
  { week, node, words }: z.output<typeof weekExportSchema> & { words: ExportWords },
) => {
  await authorize(actor, 'week.export')
  const figures = shownFigures(await figuresForWeek(actor, { week, ...node }))
  await inTransaction((tx) => audit(tx, actor, 'week.export', null, { week, ...node }))
  return { name: fileName(figures), text: asCsv(figures, words) }
}

import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import type { Cell } from '@/domain/export/cell'
import { weekRowHead, weekRows, type RowWords } from '@/domain/export/week-rows'
import type { ByChooser } from '@/domain/figures/counts'
import { shownFigures, type ShownFigures } from '@/domain/figures/shown-figures'
import { sundayOf } from '@/domain/figures/week'
import { filled } from '@/i18n/filled'
import type { Locale } from '@/i18n/locale'
import type { OwnWords } from '@/i18n/own-texts'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { csvOfCells } from '@/server/csv'
import { database, inTransaction } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { organisationWithOwnQuestions } from '@/server/own-questions'
import { sheetBytes } from '@/server/sheet'
import { countedWeek } from '../queries/counted-week'
import type { weekExportSchema } from '../schema'

/**
 * The texts of one language. `{organisation}` stands for the name of the organisation that calls; `internal` marks the file
 * name.
 */
export type ExportWords = RowWords & { internal: string; locale: Locale }

type WeekFile = { name: string; type: string; bytes: Uint8Array }
type Format = z.output<typeof weekExportSchema>['format']

type ShownWeek = { figures: ShownFigures; byChooser: ByChooser }

/** Each row names its week and node, so that several files can be put below each other. */
const rowsOf = ({ figures, byChooser }: ShownWeek, words: ExportWords): Cell[][] => {
  const { week, level, ref } = figures
  return [
    ['week', 'level', 'ref', ...weekRowHead],
    ...weekRows(figures, byChooser, words).map((row): Cell[] => [week, level, ref, ...row]),
  ]
}

const makers: Record<Format, { type: string; make: (week: ShownWeek, words: ExportWords) => Promise<Uint8Array> }> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    make: async (week, words) => new TextEncoder().encode(csvOfCells(rowsOf(week, words), words.locale)),
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    make: (week, words) =>
      sheetBytes('xlsx', rowsOf(week, words), {
        title: words.internal,
        creator: '',
        sheet: week.figures.week,
        day: sundayOf(week.figures.week),
        widths: [10, 13, 8, 13, 24, 20, 44, 24, 8, 8, 12, 12, 12],
      }),
  },
}

const fileName = ({ week, level, ref }: ShownFigures, format: Format) => {
  const node = ref === null ? '' : `-${level}-${ref.replaceAll(/[^\w-]/g, '_')}`
  return `nabij-${week}${node}-intern.${format}`
}

/** The words with the organisation's name filled in, and with the texts of its own questions. */
const wordsOfOrganisation = async (actor: Actor, words: ExportWords): Promise<ExportWords> => {
  const { name: organisation, ownQuestions } = await organisationWithOwnQuestions(database(actor), actor.organisationId)
  const ownWords = new Map<string, OwnWords>(ownQuestions.map(({ texts }) => [texts.key, texts.words[words.locale]]))
  return {
    ...words,
    figure: (key) => filled(ownWords.get(key)?.wording ?? words.figure(key), { organisation }),
    answer: (key, code) => ownWords.get(key)?.options[code] ?? words.answer(key, code),
  }
}

/** The figures of the page as a file whose name marks it as internal. The audit log records the export. */
export const exportWeek = async (
  actor: Actor,
  { week, node, format, words }: z.output<typeof weekExportSchema> & { words: ExportWords },
): Promise<WeekFile> => {
  await authorize(actor, 'week.export')
  requireFresh(actor)
  const weekNumbers = await countedWeek(actor, { week, ...node })
  const shownWeek = { figures: shownFigures(weekNumbers.figures), byChooser: weekNumbers.byChooser }
  const organisationWords = await wordsOfOrganisation(actor, words)
  await inTransaction(actor, (tx) => audit(tx, actor, 'week.export', null, { week, ...node, format }))
  const { type, make } = makers[format]
  return { name: fileName(shownWeek.figures, format), type, bytes: await make(shownWeek, organisationWords) }
}

import { getLocale, getTranslations } from 'next-intl/server'
import { proposalKinds, type Note, type Problem } from '@/domain/exchange/problem'
import { longDay } from '@/i18n/format'
import type { ImportReport } from '../parts/import-file'

export type ProblemInWords = { line: number | null; column: string | null; text: string }
export type NoteInWords = { line: number; column: string; value: string; reading: string; text: string }

/** A page shows this many notes of each kind; a choice about a kind is about all of them. */
const remarksShown = 100

/** Problems in the reader's language, with their line and column. */
const problemWords = async (problems: readonly Problem[]): Promise<ProblemInWords[]> => {
  const t = await getTranslations('imports.problems')
  return problems.map(({ line, column, code, value, allowed }) => ({ line, column, text: t(code, { value, allowed }) }))
}

const noteWords = async (notes: readonly Note[]): Promise<NoteInWords[]> => {
  const t = await getTranslations('imports.notes')
  const locale = await getLocale()
  return notes.map(({ line, column, code, value, ...note }) => {
    const reading = code === 'dutch_date' ? longDay(note.reading, locale) : note.reading
    return { line, column, value, reading, text: t(code, { value, reading }) }
  })
}

export const reportInWords = async (report: ImportReport) => ({
  ...report,
  problems: await problemWords(report.problems),
  notes: await noteWords(report.notes),
  proposals: await noteWords(report.proposals.slice(0, remarksShown)),
  alike: await noteWords(report.alike.slice(0, remarksShown)),
  alikeCount: report.alike.length,
  /** The number of proposals of each kind. */
  proposalKinds: proposalKinds.flatMap((kind) => {
    const count = report.proposals.filter((proposal) => proposal.kind === kind).length
    return count > 0 ? [{ kind, count }] : []
  }),
  proposalCount: report.proposals.length,
})

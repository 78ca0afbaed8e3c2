import 'server-only'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { looksAtFamily } from './report-looks'
import { namesOfIds, namesOfRows } from './report-names'
import { publicationsWith, sharingsOf } from './report-published'
import { rowsOfFamily, withoutOmitted, type Row } from './report-rows'
import { reportTables } from './report-tables'

/** The longest term of any kind of family: to which kind this one belongs can still change. */
const organisationOf = async (tx: Transaction, organisationId: string) => {
  const { name, concernMonths, ...termMonths } = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: {
      name: true,
      concernMonths: true,
      monthsInProgramme: true,
      monthsRefused: true,
      monthsLeft: true,
      monthsNeverReached: true,
    },
  })
  return { organisation: name, concernMonths, termMonths: Math.max(...Object.values(termMonths)) }
}

/** The columns of the file, with names in place of ids. */
const shownRow = (row: Row, columns: readonly string[], names: ReadonlyMap<unknown, string>) =>
  Object.fromEntries(columns.map((column) => [column, names.get(row[column]) ?? row[column]]))

/**
 * Everything about one family and nothing of another, of one moment: its rows, who looked and changed, what was published with it
 * and with whom it was shared. `tables` has the columns of the database, which a machine can read (GDPR article 20).
 */
export const familyReport = async (tx: Transaction, organisationId: string, familyId: string) => {
  const rows = await rowsOfFamily(tx, familyId)
  const [family] = rows.family ?? []
  if (!family) throw new AppError('not_found')
  const names = new Map<unknown, string>([...(await namesOfIds(tx, organisationId)), ...namesOfRows(rows)])
  const keptRows = withoutOmitted(rows)
  const tables = Object.entries(reportTables).map(
    ([name, { shown }]) => [name, (keptRows[name] ?? []).map((row) => shownRow(row, shown, names))] as const,
  )
  return {
    ...(await organisationOf(tx, organisationId)),
    omissions: (rows.report_omission ?? []).length,
    tables: Object.fromEntries(tables),
    looks: await looksAtFamily(tx, organisationId, rows),
    publications: await publicationsWith(tx, organisationId, rows),
    sharings: await sharingsOf(tx, organisationId, rows),
  }
}

export type FamilyReport = Awaited<ReturnType<typeof familyReport>>

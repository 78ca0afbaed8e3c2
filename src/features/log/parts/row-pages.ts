/** Pages of rows of the log: which days, from which row on, and where the following page begins. */
import 'server-only'
import { addDays } from '@/domain/dates'
import { today } from '@/server/clock'
import { Prisma } from '@/server/db'
import { rowMark } from '../schema'

export const rowsPerPage = 50
const usualDays = 30

type Days = { from: string; until: string }

/** The days that are shown: the last month, unless the filter names others. */
export const shownDays = ({ from, until }: { from?: string | undefined; until?: string | undefined }): Days => {
  const last = until ?? today()
  return { from: from ?? addDays(last, -usualDays), until: last }
}

export const isOnDays = ({ from, until }: Days) => Prisma.sql`
  audit.at >= ${from}::date::timestamp at time zone 'Europe/Amsterdam'
  and audit.at < (${until}::date + 1)::timestamp at time zone 'Europe/Amsterdam'`

/** The rows after the last one of the page before; null on the first page. */
export const rowsAfter = (after: string | undefined): Prisma.Sql | null => {
  const [, at, id] = rowMark.exec(after ?? '') ?? []
  return id === undefined ? null : Prisma.sql`(audit.at, audit.id) < (${new Date(Number(at))}, ${id}::bigint)`
}

/** One page of rows, of which one more than fits was read. `next` is where the following page begins; null on the last one. */
export const pageOf = <Row extends { id: string; at: Date }>(rows: readonly Row[]) => {
  const shownRows = rows.slice(0, rowsPerPage)
  const last = rows.length > rowsPerPage ? shownRows.at(-1) : undefined
  return { rows: shownRows, next: last ? `${last.at.getTime()}-${last.id}` : null }
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { nounOf, verbs } from '@/domain/access/verbs'
import { addDays } from '@/domain/dates'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { database, Prisma } from '@/server/db'
import { logInScope } from '@/server/scope'
import { rowMark, type LogFilter } from '../schema'

const rowsPerPage = 50
const usualDays = 30

/**
 * Who did what, when, and whether it was refused. Holds the pseudonymous id of the subject, and of the detail only which
 * setting was changed.
 */
export type LogRow = {
  id: string
  at: Date
  /** Null: the system. */
  staffId: string | null
  verb: string
  subjectId: string | null
  outcome: 'done' | 'refused' | 'not_found'
  /** Of a change of the settings: which one. */
  setting: 'name' | 'concerns' | 'threshold' | 'grain' | 'questionnaire' | 'signals' | null
}

/** The days that are shown: the last month, unless the filter names others. */
const shownDays = ({ from, until }: LogFilter) => {
  const last = until ?? today()
  return { from: from ?? addDays(last, -usualDays), until: last }
}

const conditions = ({ who, kind, outcome, after }: LogFilter) => {
  const [, at, id] = rowMark.exec(after ?? '') ?? []
  const conditionParts = [
    who === 'system' && Prisma.sql`staff_id is null`,
    who && who !== 'system' && Prisma.sql`staff_id = ${who}::uuid`,
    kind && Prisma.sql`verb = any(${verbs.filter((verb) => nounOf(verb) === kind)})`,
    outcome && Prisma.sql`detail ->> 'refused' = 'true'`,
    id && Prisma.sql`(at, id) < (${new Date(Number(at))}, ${id}::bigint)`,
  ]
  const givenConditions = conditionParts.filter((condition) => condition instanceof Prisma.Sql)
  return givenConditions.length === 0 ? Prisma.empty : Prisma.sql`and ${Prisma.join(givenConditions, ' and ')}`
}

/** One page of the log, the newest rows first. `next` is where the following page begins; null on the last one. */
export const logPage = async (actor: Actor, filter: LogFilter) => {
  await authorize(actor, 'log.read')
  const { from, until } = shownDays(filter)
  const rows = await database().$queryRaw<LogRow[]>`
    select id::text, at, staff_id as "staffId", verb, subject_id as "subjectId",
      case when detail ->> 'refused' is distinct from 'true' then 'done'
        when detail ->> 'reason' = 'not_found' then 'not_found' else 'refused' end as outcome,
      case when verb <> 'organisation.change' then null when detail ->> 'changed' in ('name', 'concerns') then detail ->> 'changed'
        when detail ? 'threshold' then 'threshold' when detail ? 'byBlockFrom' then 'grain'
        when detail ? 'version' then 'questionnaire' when detail ? 'familiesADay' then 'signals' end as setting
    from audit
    where ${logInScope(actor)}
      and at >= ${from}::date::timestamp at time zone 'Europe/Amsterdam'
      and at < (${until}::date + 1)::timestamp at time zone 'Europe/Amsterdam'
      ${conditions(filter)}
    order by audit.at desc, audit.id desc
    limit ${rowsPerPage + 1}`
  const shownRows = rows.slice(0, rowsPerPage)
  const last = rows.length > rowsPerPage ? shownRows.at(-1) : undefined
  return { rows: shownRows, days: { from, until }, next: last ? `${last.at.getTime()}-${last.id}` : null }
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { nounOf, verbs } from '@/domain/access/verbs'
import { authorize } from '@/server/authorize'
import { database, Prisma } from '@/server/db'
import { logInScope } from '@/server/scope'
import type { LogFilter } from '../schema'
import { isOnDays, pageOf, rowsAfter, rowsPerPage, shownDays } from './row-pages'
import { resultOfRow, withCodes, type StoredView } from './view-row'

/**
 * Who did what, when, and whether it was refused. Holds the pseudonymous id of the subject, and of the detail only which
 * setting was changed.
 */
type StoredRow = StoredView & {
  /** Null: the system. */
  staffId: string | null
  subjectId: string | null
  /** The families that were shown. */
  families: string[]
  /** Of a change of the settings: which one. */
  setting:
    'name' | 'phone' | 'concerns' | 'retention' | 'threshold' | 'grain' | 'questionnaire' | 'signals' | 'exports' | null
}

/** Looking is most of what people do, so it is shown when it is asked for. What left as a file is always shown. */
const isLooking = Prisma.sql`(part is not null and part <> 'file' and verb <> 'release.export' and result = 'allowed')`
const conditionOfShow = { changes: Prisma.sql`${isLooking} is not true`, views: isLooking, everything: null } as const

const conditions = ({ who, kind, outcome, show, after }: LogFilter) => {
  const conditionParts = [
    conditionOfShow[show ?? 'changes'],
    who === 'system' && Prisma.sql`staff_id is null`,
    who && who !== 'system' && Prisma.sql`staff_id = ${who}::uuid`,
    kind && Prisma.sql`verb = any(${verbs.filter((verb) => nounOf(verb) === kind)})`,
    outcome && Prisma.sql`detail ->> 'refused' = 'true'`,
    rowsAfter(after),
  ]
  const givenConditions = conditionParts.filter((condition) => condition instanceof Prisma.Sql)
  return givenConditions.length === 0 ? Prisma.empty : Prisma.sql`and ${Prisma.join(givenConditions, ' and ')}`
}

/** One page of the log, the newest rows first. `next` is where the following page begins; null on the last one. */
export const logPage = async (actor: Actor, filter: LogFilter) => {
  await authorize(actor, 'log.read')
  const { from, until } = shownDays(filter)
  const rows = await database(actor).$queryRaw<StoredRow[]>`
    select id::text, at, staff_id as "staffId", verb, subject_id as "subjectId",
      ${resultOfRow} as result, role, part, ground, coalesce(families, '{}') as families,
      case when verb <> 'organisation.change' then null when detail ->> 'changed' in ('name', 'phone', 'concerns', 'retention', 'exports') then detail ->> 'changed'
        when detail ? 'threshold' then 'threshold' when detail ? 'byBlockFrom' then 'grain'
        when detail ? 'version' then 'questionnaire' when detail ? 'familiesADay' then 'signals' end as setting
    from audit
    where ${logInScope(actor)}
      and ${isOnDays({ from, until })}
      ${conditions(filter)}
    order by audit.at desc, audit.id desc
    limit ${rowsPerPage + 1}`
  const { next, rows: shownRows } = pageOf(rows)
  return { rows: shownRows.map(withCodes), next, days: { from, until } }
}

export type LogRow = Awaited<ReturnType<typeof logPage>>['rows'][number]

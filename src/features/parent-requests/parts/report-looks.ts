import 'server-only'
import type { Transaction } from '@/server/db'
import type { Row } from './report-rows'

export type Look = { at: string; name: string | null; role: string | null; verb: string; outcome: 'done' | 'refused' }

/** The ids of the family and of everything of it that the log names. */
const idsIn = (rows: Readonly<Record<string, readonly Row[]>>): string[] =>
  Object.values(rows)
    .flat()
    .flatMap(({ id }) => (typeof id === 'string' ? [id] : []))

/**
 * Who looked at the family and who changed something, as the log has it. When a concern is left out of the file, the rows about
 * concerns are left out as well.
 */
export const looksAtFamily = async (
  tx: Transaction,
  organisationId: string,
  rows: Readonly<Record<string, readonly Row[]>>,
): Promise<Look[]> => {
  const withConcerns = !(rows.report_omission ?? []).some(({ part }) => part === 'concern')
  return tx.$queryRaw<Look[]>`
    select to_char(audit.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, staff.name, staff.role::text as role,
      audit.verb, case when audit.detail ->> 'refused' = 'true' then 'refused' else 'done' end as outcome
    from audit
    left join staff on staff.id = audit.staff_id
    where audit.organisation_id = ${organisationId}::uuid and (audit.subject_id = any(${idsIn(rows)}::uuid[])
        -- A row of reading names the families that were shown, also where the list of somebody's families was its subject.
        or audit.id in (select log_rows_of_family(${String(rows.family?.[0]?.id)}::uuid)))
      and (${withConcerns} or audit.verb not like 'concern.%')
    order by audit.at, audit.id`
}

/** Who gets more calls a day than they want, by the families that are due. It warns in words and stops nothing. */
import 'server-only'
import { rolesThatMay } from '@/domain/access/can'
import { withDistinctNames } from '@/domain/people/distinct-names'
import { isOverCap, lastWorkday, neededPerDay } from '@/domain/calls/workload'
import { staffColumns, staffInOffice, type StaffRow } from './choices'
import { today } from './clock'
import { database, ofOrganisation, Prisma, type Transaction } from './db'
import { isEndedStop } from './step-conditions'

export type OverCap = { name: string; needed: number; wanted: number }

/**
 * The families of each owner that are due by a day, with overdue ones, as a table `due (owner_id, families)`. An index holds
 * the open steps alone.
 */
export const dueFamilies = (organisationId: string, day: string): Prisma.Sql => Prisma.sql`
  select owner_id, count(*)::int as families from next_step step
  where organisation_id = ${organisationId}::uuid and closed_at is null
    and (kind in ('call', 'appointment') and not_before <= ${day}::date or ${isEndedStop(day)})
  group by owner_id`

/** Those of these people whose families need more calls a day than they want, by name. */
export const callersOverCap = async (
  tx: Transaction,
  organisationId: string,
  staffIds: readonly string[],
): Promise<OverCap[]> => {
  const rows = await tx.$queryRaw<{ name: string; wanted: number; families: number }[]>`
    select staff.name, staff.calls_per_day as wanted, due.families
    from staff join (${dueFamilies(organisationId, lastWorkday(today()))}) due on due.owner_id = staff.id
    where staff.organisation_id = ${organisationId}::uuid and staff.id = any(${[...staffIds]}::uuid[])
      and staff.calls_per_day is not null
    order by staff.name, staff.id`
  return rows.flatMap(({ families, ...person }) => {
    const needed = neededPerDay(families)
    return isOverCap(needed, person.wanted) ? [{ ...person, needed }] : []
  })
}

type CallerRow = StaffRow & { wanted: number | null; families: number | null }

/**
 * To whom families can be given: callers by name, each with the last day of an absence of today, and with the calls a day that
 * their families need when that is more than they want.
 */
export const callersToAssign = async (organisationId: string) => {
  const rows = await database(ofOrganisation(organisationId)).$queryRaw<CallerRow[]>`
    select ${staffColumns()}, staff.calls_per_day as wanted, due.families
    from staff
    left join (${dueFamilies(organisationId, lastWorkday(today()))}) due
      on due.owner_id = staff.id and staff.calls_per_day is not null
    where ${staffInOffice(organisationId, rolesThatMay('interview.start'))}
    order by staff.name, staff.id`
  return withDistinctNames(rows, ({ email }) => email).map(({ id, name, awayUntil, wanted, families }) => {
    const needed = neededPerDay(families ?? 0)
    return { id, name, awayUntil, overCap: isOverCap(needed, wanted) ? { needed, wanted } : null }
  })
}

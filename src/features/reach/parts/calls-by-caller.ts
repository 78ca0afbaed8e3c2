/** What each caller has to do in the present week beside the time that they have. By name: it is no ranking. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import { mondayOf, sundayOf, weekAt } from '@/domain/figures/week'
import { isStillPlanned } from '@/server/appointments'
import { now } from '@/server/clock'
import { database, Prisma } from '@/server/db'

export type CallerRow = {
  id: string
  name: string
  appointments: number
  due: number
  hoursPerWeek: number | null
  callsPerDay: number | null
}

const mostCallers = 200

const midnight = (day: Prisma.Sql) => Prisma.sql`(${day}::timestamp at time zone 'Europe/Amsterdam')`

export const callsByCaller = (actor: Actor) => {
  const week = weekAt(now())
  const [monday, sunday] = [Prisma.sql`${mondayOf(week)}::date`, Prisma.sql`${sundayOf(week)}::date`]
  return database(actor).$queryRaw<CallerRow[]>`
    select staff.id, staff.name, coalesce(agreed.count, 0)::int as appointments, coalesce(planned.count, 0)::int as due,
      staff.hours_per_week::int as "hoursPerWeek",
      staff.calls_per_day::int as "callsPerDay"
    from staff
    left join (
      select owner_id, count(*) from appointment join family on family.id = appointment.family_id and family.may_call
      where appointment.organisation_id = ${actor.organisationId}::uuid and ${isStillPlanned}
        and starts_at >= ${midnight(monday)} and starts_at < ${midnight(Prisma.sql`(${sunday} + 1)`)}
      group by owner_id) agreed on agreed.owner_id = staff.id
    left join (
      select owner_id, count(*) from next_step
      where organisation_id = ${actor.organisationId}::uuid and closed_at is null and kind = 'call'
        and not_before <= ${sunday}
      group by owner_id) planned on planned.owner_id = staff.id
    where staff.organisation_id = ${actor.organisationId}::uuid and disabled_at is null
      and role = any(${[...rolesThatMay('attempt.record')]}::"Role"[])
      and (role = 'caller' or agreed.count > 0 or planned.count > 0)
    order by staff.name collate "und-x-icu", staff.id limit ${mostCallers}`
}

/**
 * Who is away on a day and who makes their calls, as conditions in SQL. They say the same as `domain/calls/absence.ts`;
 * `tests/absences.test.ts` compares the two.
 */
import 'server-only'
import { rolesThatMay } from '@/domain/access/can'
import { dateColumn, today } from './clock'
import { Prisma, type Transaction } from './db'

const awayOn = (staffId: Prisma.Sql, day: Prisma.Sql) => Prisma.sql`
  absence.staff_id = ${staffId} and absence.removed_at is null
    and absence.from_day <= ${day} and absence.until_day >= ${day}`

const dateOf = (day: string) => Prisma.sql`${day}::date`

/** The day of an instant in Amsterdam. */
export const dayAt = (instant: Prisma.Sql): Prisma.Sql => Prisma.sql`(${instant} at time zone 'Europe/Amsterdam')::date`

/** Whether the person is away on that day. */
export const isAway = (staffId: Prisma.Sql, day = today()): Prisma.Sql =>
  Prisma.sql`exists (select from absence where ${awayOn(staffId, dateOf(day))})`

/** Whether the person is away on the day of that instant in Amsterdam. */
export const isAwayAt = (staffId: Prisma.Sql, instant: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`exists (select from absence where ${awayOn(staffId, dayAt(instant))})`

/**
 * The id of who calls the families of this owner on that day: the owner, or the colleague who covers. Null: the pool, because
 * nobody covers, or whoever does is away as well or has left.
 */
export const responsibleFor = (ownerId: Prisma.Sql, day = today()): Prisma.Sql => Prisma.sql`
  case when ${isAway(ownerId, day)} then (
    select absence.cover_id from absence
    join staff on staff.id = absence.cover_id and staff.disabled_at is null
      and staff.role = any(${rolesThatMay('attempt.record')}::"Role"[])
    where ${awayOn(ownerId, dateOf(day))} and not exists (
      select from absence cover where cover.staff_id = absence.cover_id and cover.removed_at is null
        and cover.from_day <= ${day}::date and cover.until_day >= ${day}::date)
    limit 1) else ${ownerId} end`

/** Who calls the families of this caller on that day, as far as that person still makes calls; null: nobody in particular. */
export const responsibleCallerId = async (db: Pick<Transaction, '$queryRaw'>, callerId: string | null, day: string) => {
  const [row] = await db.$queryRaw<{ id: string | null }[]>`
    select ${responsibleFor(Prisma.sql`staff.id`, day)} as id from staff
    where staff.id = ${callerId}::uuid and staff.disabled_at is null
      and staff.role = any(${rolesThatMay('attempt.record')}::"Role"[])`
  return row?.id ?? null
}

/** Whether this person makes what the owner has on that day: it is theirs, or they cover for the owner then. */
export const isMadeBy = (staffId: string, ownerId: Prisma.Sql, day: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  ${ownerId} = any(array(select ${staffId}::uuid union all
    select absence.staff_id from absence where absence.cover_id = ${staffId}::uuid and absence.removed_at is null))
  and (${ownerId} = ${staffId}::uuid
    or exists (select from absence where absence.cover_id = ${staffId}::uuid and ${awayOn(ownerId, day)})))`

/** The ids of the colleagues who are away on that day and whose calls this person makes. */
export const coversOf = (staffId: Prisma.Sql, day = today()): Prisma.Sql => Prisma.sql`array(
  select absence.staff_id from absence where absence.cover_id = ${staffId} and absence.removed_at is null
    and absence.from_day <= ${day}::date and absence.until_day >= ${day}::date)`

/** On the table `staff`: the ids of the colleagues who are away on that day and whose calls this person makes. */
export const coversFor = (day: string): Prisma.Sql => coversOf(Prisma.sql`staff.id`, day)

/** The ids of the colleagues whose calls this person makes today. */
export const coverIdsOf = async (db: Pick<Transaction, '$queryRaw'>, staffId: string): Promise<string[]> => {
  const [row] = await db.$queryRaw<{ ids: string[] }[]>`
    select ${coversFor(today())} as ids from staff where staff.id = ${staffId}::uuid`
  return row?.ids ?? []
}

/** On the table `absence`: the person's absence of today. */
export const isOfToday = (staffId: Prisma.Sql): Prisma.Sql => awayOn(staffId, dateOf(today()))

/** The person is away today, as a condition of Prisma on their absences. */
export const isAwayToday = (): Prisma.AbsenceListRelationFilter => {
  const day = dateColumn(today())
  return { some: { removedAt: null, fromDay: { lte: day }, untilDay: { gte: day } } }
}

import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { visibleFamilies } from '@/domain/access/family'
import { isInScope } from '@/domain/access/scope'
import { queueOf, type Moment } from '@/domain/calls/queue'
import { now } from '@/server/clock'
import { preparedAs, Prisma, type Transaction } from '@/server/db'
import { openStepRow, stepSql, type SealedStepRow } from './step-row'
import { entryOf, type TurnFamily } from './turn-row'

/**
 * More families than one person can call: those that are due longest. The limit keeps the page fast after a mistaken
 * assignment.
 */
const mostFamilies = 5000

type OwnRow = SealedStepRow & TurnFamily & { callerId: string | null; leasedToId: string | null }
/** `pool` stands beside each step, and alone when there is none. */
type QueueRow = { pool: number } & (OwnRow | { id: null })

const noPool = Prisma.sql`select 0 as pool`

/**
 * One statement, because the page of today asks for much more. `pool` is a statement that gives one number. Families of the pool
 * and those with whom something was agreed are not the actor's, so whoever calls this asks for the organisation; nobody is named.
 */
const queueRows = (
  db: Pick<Transaction, '$queryRaw'>,
  { organisationId, staffId, coversForIds }: StaffActor,
  pool: Prisma.Sql,
) =>
  db.$queryRaw<QueueRow[]>`
    ${preparedAs('own-queue')}
    select waiting.pool, own.* from (${pool}) waiting left join lateral (
    select ${stepSql}, family.id, family.ref, family.last_call_date as "lastCallDate",
      family.last_attempt_at as "lastAttemptAt", family.listed_since as "listedSince", family.caller_id as "callerId",
      lease.staff_id as "leasedToId"
    from next_step step
    join family on family.id = step.family_id
    left join call_lease lease on lease.family_id = family.id and lease.expires_at > ${now()}
    where step.organisation_id = ${organisationId}::uuid and step.closed_at is null
      and step.owner_id = any(${[staffId, ...coversForIds]}::uuid[])
    order by step.not_before nulls last, step.family_id
    limit ${mostFamilies}) own on true`

const ownEntryOf = ({ id, ref, lastCallDate, lastAttemptAt, listedSince, ...row }: OwnRow) =>
  entryOf({ ...openStepRow(row), family: { id, ref, lastCallDate, lastAttemptAt, listedSince } })

/**
 * The families whose next step is this person's or that of a colleague for whom they cover, in the order of the queue.
 * `elsewhere` are those of somebody else with whom this person agreed something; they are not visible until it is time and
 * this person has the lease. `pool` is what the statement of that name gives.
 */
export const ownQueue = async (
  db: Pick<Transaction, '$queryRaw'>,
  actor: StaffActor,
  moment: Moment,
  pool: Prisma.Sql = noPool,
) => {
  const { organisationId } = actor
  const rowsOfQueue = await queueRows(db, actor, pool)
  const rows = rowsOfQueue.filter((row): row is QueueRow & OwnRow => row.id !== null)
  const isVisible = ({ callerId, leasedToId }: OwnRow) =>
    isInScope(visibleFamilies(actor), { organisationId, callerId, leasedToId })
  const visibleRows = rows.filter(isVisible)
  return {
    pool: rowsOfQueue[0]?.pool ?? 0,
    families: visibleRows.length,
    elsewhere: rows.filter((row) => !isVisible(row)).map(ownEntryOf),
    ...queueOf(visibleRows.map(ownEntryOf), moment),
  }
}

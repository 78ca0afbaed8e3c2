/**
 * The pool: families that wait for somebody to call them, families whose caller is away and covered by nobody, and families
 * with whom this person agreed something although they are somebody else's. Nobody sees who they are before they have the
 * lease.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { visibleFamilies } from '@/domain/access/family'
import { isWholeOrganisation } from '@/domain/access/scope'
import type { PoolEntry } from '@/domain/calls/pool'
import { promisedReasons, type Moment } from '@/domain/calls/queue'
import { responsibleFor } from '@/server/absences'
import { callLanguages } from '@/server/call-languages'
import { now } from '@/server/clock'
import { Prisma, type Transaction } from '@/server/db'
import { knowsInterpreter } from '@/server/interpreter-bookings'
import { interviewSpeaker } from '@/server/interview-speaker'
import { isEndedStop, needsOwner } from '@/server/step-conditions'
import { entryOf, turnColumns, type Entry } from './turn-row'

/**
 * How many families of the pool are compared with each other: those that wait longest, and as many of those whose parents
 * count on the call, and of those that this person called before.
 */
const mostCompared = 200

/** What this person agreed with families of somebody else. Whoever sees all families has these in their own queue. */
const isElsewhere = (actor: StaffActor): Prisma.Sql => {
  if (isWholeOrganisation(visibleFamilies(actor))) return Prisma.sql`false`
  const callerIds = [actor.staffId, ...actor.coversForIds]
  return Prisma.sql`step.kind in ('call', 'appointment') and step.owner_id = any(${callerIds}::uuid[])
    and not exists (
      select from family own where own.id = step.family_id and own.caller_id = any(${callerIds}::uuid[]))`
}

/** The condition on open steps, with the alias `step`, that they are in this person's pool and due. */
const poolSteps = (actor: StaffActor, { today }: Moment): Prisma.Sql => Prisma.sql`
  step.organisation_id = ${actor.organisationId}::uuid and step.closed_at is null and step.not_before <= ${today}::date
  and (${needsOwner(today)}
      and not exists (select from family own where own.id = step.family_id and own.caller_id = ${actor.staffId}::uuid)
    or (step.kind in ('call', 'appointment') or ${isEndedStop(today)}) and step.owner_id <> ${actor.staffId}::uuid
      and ${responsibleFor(Prisma.sql`step.owner_id`, today)} is null
    or ${isElsewhere(actor)})
  and not exists (select from call_lease l where l.family_id = step.family_id and l.expires_at > ${now()})`

type Match = Pick<PoolEntry, 'calledBefore' | 'speaksLanguage' | 'hasInterpreter'> & { id: string }

/** Steps of the pool that also meet a condition, those that wait longest. The order is that of an index, so few rows are read. */
const longestWaiting = (actor: StaffActor, moment: Moment, condition: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select step.id, step.family_id, step.owner_id from next_step step where ${condition} and ${poolSteps(actor, moment)}
  order by step.not_before, step.family_id limit ${mostCompared}`

/**
 * The families that are compared, without those of whom this person said that they do not speak the language, unless the call
 * is theirs (`domain/calls/step-owner.ts`).
 */
const matchesOf = (db: Pick<Transaction, '$queryRaw'>, actor: StaffActor, moment: Moment) => {
  const callerIds = [actor.staffId, ...actor.coversForIds]
  const isAgreed = Prisma.sql`(step.starts_at is not null or step.time is not null)`
  return db.$queryRaw<Match[]>`
  with me as (select coalesce(languages, '{}') || '{nl}' as languages from staff where id = ${actor.staffId}::uuid),
  longest as (${longestWaiting(actor, moment, Prisma.sql`true`)}),
  agreed as (${longestWaiting(actor, moment, isAgreed)}),
  promised as (${longestWaiting(actor, moment, Prisma.sql`step.reason = any(${[...promisedReasons]})`)}),
  own as (${longestWaiting(actor, moment, Prisma.sql`step.owner_id = any(${callerIds}::uuid[])`)}),
  mine as (
    select step.id, step.family_id, step.owner_id from next_step step
    where ${poolSteps(actor, moment)} and step.family_id in (
      select i.family_id from interview i where i.caller_id = ${actor.staffId}::uuid and i.state in ('completed', 'broken_off'))
    order by step.not_before, step.family_id limit ${mostCompared})
  select chosen.id, coalesce((
      select ${interviewSpeaker} = ${actor.staffId}::uuid from interview
      where interview.family_id = chosen.family_id and interview.state in ('completed', 'broken_off')
      order by interview.started_at desc limit 1), false) as "calledBefore",
    case when cardinality(${callLanguages}) > 0 then ${callLanguages} && me.languages end as "speaksLanguage",
    family.interpreter_refused is not true and (coalesce(octet_length(identity.interpreter_name), 0) > 0
      or ${knowsInterpreter}) as "hasInterpreter"
  from (select * from longest union select * from agreed union select * from promised union select * from own
    union select * from mine) chosen
  join family on family.id = chosen.family_id cross join me
  left join family_identity identity on identity.family_id = family.id
  where chosen.owner_id = ${actor.staffId}::uuid or not exists (
    select from contact_attempt tried
    where tried.family_id = chosen.family_id and tried.staff_id = ${actor.staffId}::uuid and tried.undone_at is null
      and tried.outcome = 'language_no_caller' and tried.at > coalesce((
        select max(ended_at) from interview where interview.family_id = chosen.family_id), '-infinity'))`
}

export type PoolCandidate = Entry & PoolEntry

/** The families of the pool that are compared when this person asks for the next one. */
export const poolCandidates = async (
  tx: Pick<Transaction, '$queryRaw' | 'nextStep'>,
  actor: StaffActor,
  moment: Moment,
): Promise<PoolCandidate[]> => {
  const matches = new Map((await matchesOf(tx, actor, moment)).map(({ id, ...match }) => [id, match]))
  const rows = await tx.nextStep.findMany({
    where: { id: { in: [...matches.keys()] } },
    select: { id: true, ...turnColumns },
  })
  return rows.map(({ id, ...row }) => ({
    ...entryOf(row),
    isOwn: false,
    calledBefore: matches.get(id)?.calledBefore ?? false,
    speaksLanguage: matches.get(id)?.speaksLanguage ?? null,
    hasInterpreter: matches.get(id)?.hasInterpreter ?? false,
  }))
}

/** A statement for how many families wait for somebody to call them and nobody is calling. */
export const poolCount = (actor: StaffActor, moment: Moment): Prisma.Sql => Prisma.sql`
  select count(*)::int as pool from next_step step where ${poolSteps(actor, moment)}`

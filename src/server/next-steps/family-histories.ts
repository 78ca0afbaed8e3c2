/**
 * Reads the history of families as `domain/calls/next-step.ts` takes it, with one statement for all of them. An import ends an
 * interview at noon, because a file has the day alone.
 */
import 'server-only'
import { rolesThatMay } from '@/domain/access/can'
import { Prisma, type Transaction } from '../db'
import { callAgainKeys, openHistory, type HistoryRow, type StoredHistory } from './opened-history'

const instant = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const dayOf = (column: Prisma.Sql) => Prisma.sql`to_char(${column} at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`

/** The person's id while they may make calls; null once they have left or do something else. */
const whoCalls = (column: Prisma.Sql) => Prisma.sql`(
  select id from staff where staff.id = ${column} and disabled_at is null
    and role = any(${rolesThatMay('attempt.record')}::"Role"[]))`

const outcomes = Prisma.sql`
  select jsonb_build_object('kind', 'outcome', 'id', a.id, 'at', ${instant(Prisma.sql`a.at`)}, 'day', to_char(a.day, 'YYYY-MM-DD'),
    'outcome', a.outcome, 'byId', a.staff_id, 'agreedById', case when a.not_before is not null then ${whoCalls(Prisma.sql`a.staff_id`)} end,
    'ownerId', case when a.for_absent then ${whoCalls(Prisma.sql`a.staff_id`)} end, 'wish', case when a.not_before is not null then jsonb_build_object(
      'notBefore', to_char(a.not_before, 'YYYY-MM-DD'), 'time', a.time, 'partsOfDay', to_jsonb(coalesce(a.parts_of_day, '{}')),
      'note', a.note) end) as event
  from contact_attempt a where a.family_id = family.id and a.undone_at is null`

/** On the table `i` of interviews: the value, which only the application can read. */
const answerTo = (key: string) => Prisma.sql`(select value from answer where interview_id = i.id and key = ${key})`

const interviews = Prisma.sql`
  select jsonb_build_object('kind', 'interview', 'id', i.id, 'at', ${instant(Prisma.sql`i.ended_at`)},
    'day', ${dayOf(Prisma.sql`i.ended_at`)}, 'ended', i.state, 'breakReason', i.break_reason,
    'isDayOnly', (i.ended_at at time zone 'Europe/Amsterdam')::time = '12:00',
    'mayCall', ${answerTo(callAgainKeys.mayCall)}, 'howOften', ${answerTo(callAgainKeys.howOften)})
  from interview i where i.family_id = family.id and i.state in ('completed', 'broken_off')`

const requests = Prisma.sql`
  select jsonb_build_object('kind', 'request', 'id', r.id, 'at', ${instant(Prisma.sql`r.created_at`)},
    'day', ${dayOf(Prisma.sql`r.created_at`)}, 'reason', r.reason, 'isOpen', r.closed_at is null,
    'isReplaced', r.replaced_by_id is not null, 'wish', jsonb_build_object(
      'notBefore', to_char(r.not_before, 'YYYY-MM-DD'), 'time', r.time, 'partsOfDay', to_jsonb(coalesce(r.parts_of_day, '{}')),
      'note', r.note))
  from call_request r where r.family_id = family.id and r.undone_at is null`

const appointments = Prisma.sql`
  select jsonb_build_object('kind', 'appointment', 'id', p.id, 'at', ${instant(Prisma.sql`p.made_at`)},
    'day', ${dayOf(Prisma.sql`p.made_at`)}, 'appointment', p.kind, 'startsAt', ${instant(Prisma.sql`p.starts_at`)},
    'startDay', ${dayOf(Prisma.sql`p.starts_at`)}, 'endsAt', ${instant(Prisma.sql`p.ends_at`)},
    'channel', p.channel, 'ownerId', ${whoCalls(Prisma.sql`p.owner_id`)}, 'note', p.note, 'isOpen', p.closed_at is null)
  from appointment p where p.family_id = family.id and p.closed_as is distinct from 'undone'`

const addedNumbers = Prisma.sql`
  select jsonb_build_object('kind', 'number_added', 'id', c.id, 'at', ${instant(Prisma.sql`c.added_at`)},
    'day', ${dayOf(Prisma.sql`c.added_at`)})
  from contact_point c where c.family_id = family.id and c.kind = 'phone' and c.state = 'active' and c.added_at is not null`

/** On the table `family`: a number that works, or an address for a family that never had a number. */
export const isReachable = Prisma.sql`exists (
  select from contact_point c where c.family_id = family.id and c.state = 'active'
    and (c.kind = 'phone' or not exists (select from contact_point p where p.family_id = family.id and p.kind = 'phone')))`

const openInterview = Prisma.sql`(
  select jsonb_build_object('id', i.id, 'at', ${instant(Prisma.sql`i.started_at`)}, 'day', ${dayOf(Prisma.sql`i.started_at`)},
    'callerId', ${whoCalls(Prisma.sql`i.caller_id`)},
    'mayCall', case when i.state = 'to_be_continued' then ${answerTo(callAgainKeys.mayCall)} end)
  from interview i where i.family_id = family.id and i.state in ('open', 'to_be_continued') limit 1)`

export const familyHistories = async (
  tx: Pick<Transaction, '$queryRaw'>,
  familyIds: readonly string[],
): Promise<HistoryRow[]> => {
  const rows = await tx.$queryRaw<StoredHistory[]>`
    select family.id, jsonb_build_object('channel', (
        select code from unnest(family.preferred_channels) code where code = any(enum_range(null::"Channel")::text[]) limit 1), 'language', family.call_language,
        'interpreterNeeded', family.interpreter_needed and family.interpreter_refused is not true, 'partsOfDay', to_jsonb(family.preferred_parts_of_day)) as preference,
      to_char(family.listed_since, 'YYYY-MM-DD') as "listedSince",
      family.status = 'waiting_list' as "isOnWaitingList", ${whoCalls(Prisma.sql`family.caller_id`)} as "callerId",
      family.caller_id is not null as "hasCaller",
      (select jsonb_build_array(step.id, step.note) from next_step step
        where step.family_id = family.id and step.closed_at is null) as "storedNote",
      ${isReachable} as "isReachable", ${openInterview} as "openInterview",
      (select jsonb_agg(event) from (${outcomes} union all ${interviews} union all ${requests} union all ${appointments}
        union all ${addedNumbers}) happened) as events
    from family where family.id = any(${[...familyIds]}::uuid[])`
  return rows.map(openHistory)
}

/**
 * Finds where each family on the list stands at the end of a period, and with which outcome, and counts the families: all,
 * and by status, programme, language and channel. One statement, which is made from the list of outcomes.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import {
  attemptedOutcomes,
  contactOutcomes,
  continuedOutcome,
  outcomesWhere,
  type Outcome,
} from '@/domain/calls/outcomes'
import { dispositionOrder } from '@/domain/calls/rates'
import type { Place } from '@/domain/calls/reach'
import { database, Prisma } from '@/server/db'
import { familyCondition, type FamilyChoice } from './family-condition'
import type { ReachPeriod } from './period'

export const dimensions = ['whole', 'status', 'programme', 'language', 'channel'] as const
export type Dimension = (typeof dimensions)[number]

/**
 * `value` is empty for families without the property. It is null for what has no row of its own: programmes beyond the
 * largest, families with several languages beside Dutch, and, by channel, those that were not tried. A family that speaks
 * Dutch and another language stands at the other one.
 */
export type PlaceRow = { dimension: Dimension; value: string | null; place: Place; outcome: Outcome; families: number }

/** Programmes are typed by hand; the table keeps this many rows. */
const mostProgrammes = 40

const refusals = outcomesWhere(({ rateGroup }) => rateGroup === 'R')
const texts = (values: readonly string[]) => Prisma.sql`${[...values]}::text[]`

const familiesHere = (actor: Actor, choice: FamilyChoice) => Prisma.sql`
  largest as (
    select programme from family where ${familyInOrganisation(actor)} and programme <> ''
    group by programme order by count(*) desc, programme limit ${mostProgrammes}),
  here as (
    select family.id, family.listed_since, family.status::text as status,
      case when family.programme = '' then '' else largest.programme end as programme,
      case
        when cardinality(other_languages) = 0 then coalesce(family.home_languages[1], '')
        when cardinality(other_languages) = 1 then other_languages[1] end as language
    from family left join largest on largest.programme = family.programme
      cross join lateral (select array_remove(coalesce(family.home_languages, '{}'), 'nl') as other_languages) languages
    where ${familyCondition(actor, choice)})`

const familyInOrganisation = ({ organisationId }: Actor) => Prisma.sql`family.organisation_id = ${organisationId}::uuid`

const daysOf = ({ from, until }: ReachPeriod) =>
  from ? Prisma.sql`between ${from}::date and ${until}::date` : Prisma.sql`<= ${until}::date`

const weeksOf = ({ firstWeek, week }: ReachPeriod) =>
  firstWeek ? Prisma.sql`between ${firstWeek} and ${week}` : Prisma.sql`<= ${week}`

/**
 * Attempts and decisions of the period, and the interviews that count in its weeks. An interview that was broken off has the
 * outcome of its attempt; an imported one has no attempt and counts as partial.
 */
const contacts = ({ organisationId }: Actor, period: ReachPeriod) => Prisma.sql`
  select family_id, outcome::text as outcome, channel::text as channel, at, false as counts from contact_attempt
  where organisation_id = ${organisationId}::uuid and undone_at is null and day ${daysOf(period)}
  union all
  select family_id, case when completed then 'complete' else coalesce((
      select outcome::text from contact_attempt a
      where a.interview_id = interview_fact.interview_id and a.undone_at is null
      order by a.outcome = ${continuedOutcome}::"AttemptOutcome", a.at desc limit 1), 'partial') end,
    channel::text, ended_at, true
  from interview_fact
  where organisation_id = ${organisationId}::uuid and is_of_week and week ${weeksOf(period)}`

/** One row for each family with a contact: its disposition, and whether somebody tried and reached it. */
const dispositions = Prisma.sql`
  select family_id, min(rank) as rank, bool_or(counts) as interviewed,
    bool_or(counts or outcome = any(${texts(attemptedOutcomes)})) as tried,
    bool_or(counts or outcome = any(${texts(contactOutcomes)})) as reached,
    (array_agg(coalesce(channel, '') order by rank, at desc)
      filter (where counts or outcome = any(${texts(attemptedOutcomes)})))[1] as channel
  from (select *, array_position(${texts(dispositionOrder)}, outcome) as rank from contact) ranked
  group by family_id`

/** The steps that stood at the end of the period, of families that were stopped or had no number that works. */
const standingSteps = ({ organisationId }: Actor, { until }: ReachPeriod) => {
  const end = Prisma.sql`((${until}::date + 1)::timestamp at time zone 'Europe/Amsterdam')`
  return Prisma.sql`
    select distinct on (family_id) family_id, kind = 'stopped' as stopped, waits_for = 'number' as without_number, stop_reason
    from next_step
    where organisation_id = ${organisationId}::uuid and (kind = 'stopped' or waits_for = 'number')
      and opened_at < ${end} and (closed_at is null or closed_at >= ${end})
    order by family_id, opened_at desc`
}

/**
 * A stop from before the period keeps its outcome, as a final disposition does; that the parent wants no further call is a
 * refusal.
 */
const outcome = Prisma.sql`coalesce((${texts(dispositionOrder)})[d.rank],
  case when s.stopped then replace(s.stop_reason, 'no_call_again', 'refused_hard') end, 'not_worked')`

const place = Prisma.sql`case
  when interviewed then 'interviewed'
  when reached and outcome = any(${texts(refusals)}) then 'refused'
  when reached then 'spoken'
  when tried and outcome = any(${texts(refusals)}) then 'household_refused'
  when tried and without_number then 'tried_without_number'
  when tried then 'unreachable'
  when stopped then 'stopped'
  when without_number then 'untried_without_number'
  else 'untried' end`

/** Families are first counted by all their properties at once, which are few, and those counts are then split. */
export const familyPlaces = (actor: Actor, period: ReachPeriod, choice: FamilyChoice) => database(actor).$queryRaw<
  PlaceRow[]
>`
  with ${familiesHere(actor, choice)},
  contact as (${contacts(actor, period)}),
  disposition as (${dispositions}),
  step as (${standingSteps(actor, period)}),
  listed as (
    select here.status, here.programme, here.language, case when d.tried then d.channel end as channel,
      d.interviewed, d.reached, d.tried, s.stopped, s.without_number, ${outcome} as outcome
    from here left join disposition d on d.family_id = here.id left join step s on s.family_id = here.id
    where here.listed_since <= ${period.until}::date or d.tried),
  placed as (
    select status, programme, language, channel, ${place} as place, outcome, count(*) as families
    from listed group by 1, 2, 3, 4, 5, 6)
  select dimension, value, place, outcome, sum(families)::int as families
  from placed cross join lateral (values ('whole', ''), ('status', status), ('programme', programme),
    ('language', language), ('channel', channel)) split (dimension, value)
  group by dimension, value, place, outcome`

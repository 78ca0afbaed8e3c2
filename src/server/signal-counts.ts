/** Counts one day of an organisation in the log for the signals (src/domain/signals). Reads rows by their day, by index. */
import 'server-only'
import {
  exportVerbs,
  fileParts,
  grantedRoles,
  grantVerbs,
  groundsOfOthers,
  linkVerb,
  roleVerbs,
  signInVerbs,
} from '@/domain/signals/log-rows'
import type { DayCounts, PersonCounts } from '@/domain/signals/signals'
import { Prisma, type Transaction } from './db'

const anyOf = (words: readonly string[]) => Prisma.sql`any(${[...words]}::text[])`

/** A saved answer is neither a view nor a refusal, and most rows are one. */
const rowsOfDay = (organisationId: string, day: string) => Prisma.sql`
  select staff_id, verb, coalesce(detail, '{}') as detail, at, part, ground, families,
    detail ->> 'refused' is not distinct from 'true' as refused
  from audit where organisation_id = ${organisationId}::uuid
    and at >= ${day}::date::timestamp at time zone 'Europe/Amsterdam'
    and at < (${day}::date + 1)::timestamp at time zone 'Europe/Amsterdam'
    and (verb <> 'answer.save' or detail ->> 'refused' = 'true')`

/** A view of families with several grounds has them in its detail, in the order of the families. */
const openedFamilies = Prisma.sql`
  select staff_id, family.id,
    case when detail ? 'grounds' then detail -> 'grounds' ->> (family.place - 1)::int else ground end as ground
  from day_rows, unnest(families) with ordinality family (id, place)
  where not refused and part = ${anyOf(fileParts)}`

const countsOfPeople = Prisma.sql`
  select staff_id::text as "staffId",
    count(*) filter (where refused and verb <> all(${[...signInVerbs]}::text[]))::int as refusals,
    count(*) filter (where refused and verb = ${anyOf(signInVerbs)})::int as "failedSignIns",
    count(*) filter (where not refused and verb = ${anyOf(exportVerbs)} and detail ->> 'step' is distinct from 'request')::int
      as exports,
    count(*) filter (where not refused and (verb = ${anyOf(grantVerbs)} or verb = ${anyOf(roleVerbs)}
      and coalesce(detail ->> 'to', detail ->> 'role') = ${anyOf(grantedRoles)} and not detail ? 'waits'))::int as "roleGrants"
  from day_rows group by staff_id`

const countsOfFamilies = Prisma.sql`
  select staff_id::text as "staffId", count(distinct id)::int as families,
    (count(distinct id) filter (where ground = ${anyOf(groundsOfOthers)}))::int as "otherFamilies",
    (count(distinct id) filter (where ground is null))::int as "groundlessFamilies"
  from opened group by staff_id`

type Families = Pick<PersonCounts, 'staffId' | 'families' | 'otherFamilies' | 'groundlessFamilies'>
type Others = Omit<PersonCounts, Exclude<keyof Families, 'staffId'>>
type CountedDay = Omit<DayCounts, 'people'> & { people: Others[]; opened: Families[] }

const noFamilies = { families: 0, otherFamilies: 0, groundlessFamilies: 0 }

export const dayCounts = async (tx: Transaction, organisationId: string, day: string): Promise<DayCounts> => {
  const [{ people, opened, ...counts }] = await tx.$queryRaw<[CountedDay]>`
    with day_rows as materialized (${rowsOfDay(organisationId, day)}), opened as (${openedFamilies})
    select
      (select coalesce(jsonb_agg(person), '[]') from (${countsOfPeople}) as person) as people,
      (select coalesce(jsonb_agg(person), '[]') from (${countsOfFamilies}) as person) as opened,
      (select coalesce(max(count), 0)::int from (
        select count(*) from day_rows where refused and verb = ${anyOf(signInVerbs)} group by date_trunc('hour', at)) as hours
      ) as "failedSignInsAnHour",
      (select count(*)::int from day_rows where refused and verb = ${linkVerb} and detail ? 'links') as "deadLinks"`
  const familiesOf = new Map(opened.map((families) => [families.staffId, families]))
  return {
    ...counts,
    people: people.map((person) => ({ ...noFamilies, ...person, ...familiesOf.get(person.staffId) })),
  }
}

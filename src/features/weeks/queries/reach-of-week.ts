import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { attemptedOutcomes, contactOutcomes } from '@/domain/calls/outcomes'
import { mondayOf, sundayOf, type Week } from '@/domain/figures/week'
import type { Reach } from '@/domain/figures/week-figures'
import { authorize, requireFound } from '@/server/authorize'
import { database, Prisma, preparedAs } from '@/server/db'
import { factsOfNode, schoolsOf } from '../parts/facts-of-node'
import type { WeekNode } from '../parts/node'

/** The families with a child at a school of the node, as listed now. Programme and waiting list both count. */
const familiesAt = (actor: Actor, node: WeekNode) => Prisma.sql`
  select id, listed_since from family where organisation_id = ${actor.organisationId}::uuid
  ${
    node.schoolIds
      ? Prisma.sql`and id in (select family_id from child where school_id = ${schoolsOf(node)})`
      : Prisma.empty
  }`

/**
 * The reach of a week: families that were on the list in it, those attempted (by an attempt that was not undone, or an
 * interview), those reached and those interviewed. Undone attempts, and interviews that count in no week, reach nobody. An
 * attempted family counts as listed, even if the attempt was entered later. A family that is added today changes no past
 * week. The attempts of the week are read first: behind policies the planner expects few families, and would look for the week among
 * all attempts that each family ever had.
 */
export const reachOfWeek = async (actor: Actor, week: Week, node: WeekNode): Promise<Reach> => {
  await authorize(actor, 'week.read')
  const [row] = await database(actor).$queryRaw<Reach[]>`
    ${preparedAs(node.schoolIds ? 'week-reach-node' : 'week-reach')}
    with family_here as (${familiesAt(actor, node)}),
    interviewed as (select distinct family_id from (${factsOfNode(actor, [week], node)}) fact where is_of_week),
    attempt_of_week as materialized (
      select family_id, outcome from contact_attempt
      where organisation_id = ${actor.organisationId}::uuid and undone_at is null
        and outcome = any(${[...attemptedOutcomes]}::"AttemptOutcome"[])
        and day = any(array(select generate_series(${mondayOf(week)}::date, ${sundayOf(week)}::date, '1 day')::date))),
    attempt as (
      select family_id, bool_or(outcome = any(${[...contactOutcomes]}::"AttemptOutcome"[])) as reached from attempt_of_week
      ${node.schoolIds ? Prisma.sql`where family_id in (select id from family_here)` : Prisma.empty}
      group by family_id),
    tried as (select family_id from attempt union select family_id from interviewed)
    select
      (select count(*)::int from family_here
        where listed_since <= ${sundayOf(week)}::date or id in (select family_id from tried)) as listed,
      (select count(*)::int from tried) as attempted,
      (select count(*)::int from (
        select family_id from attempt where reached union select family_id from interviewed) spoken) as reached,
      (select count(*)::int from interviewed) as interviewed`
  return requireFound(row)
}

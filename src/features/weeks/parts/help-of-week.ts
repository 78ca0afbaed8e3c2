import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Week } from '@/domain/figures/week'
import { database, Prisma, preparedAs } from '@/server/db'
import { schoolsOf } from './facts-of-node'
import type { WeekNode } from './node'

/**
 * Help agreed in a week's calls, with its results. `type` is null in the row for all types together. Counts help items, not
 * families.
 */
export type HelpOfWeek = {
  type: string | null
  agreed: number
  done: number
  /** The median number of days from agreement to closing, over the help that is done; null when none is done. */
  medianDays: number | null
  helped: number
  helpedABit: number
  didNotHelp: number
  notPossible: number
}

const ofNode = (node: WeekNode, week: Week) =>
  node.schoolIds
    ? Prisma.sql`and (
        family_id in (select family_id from child where school_id = ${schoolsOf(node)})
        or interview_id in (
          select interview_id from interview_fact_school
          where school_id = ${schoolsOf(node)} and week = ${week}))`
    : Prisma.empty

/** Help that was only suggested or dismissed was not agreed, and does not count. */
export const helpOfWeek = (actor: Actor, week: Week, node: WeekNode) => database(actor).$queryRaw<HelpOfWeek[]>`
  ${preparedAs(node.schoolIds ? 'week-help-node' : 'week-help')}
  select type, count(*)::int as agreed, count(*) filter (where state = 'done')::int as done,
    percentile_cont(0.5) within group (order by
      (closed_at at time zone 'Europe/Amsterdam')::date - (created_at at time zone 'Europe/Amsterdam')::date
    ) filter (where state = 'done') as "medianDays",
    count(*) filter (where result = 'helped')::int as helped,
    count(*) filter (where result = 'helped_a_bit')::int as "helpedABit",
    count(*) filter (where result = 'did_not_help')::int as "didNotHelp",
    count(*) filter (where result = 'not_possible')::int as "notPossible"
  from help_item
  where organisation_id = ${actor.organisationId}::uuid and week = ${week} and state in ('open', 'done')
    ${ofNode(node, week)}
  group by grouping sets ((type), ())
  order by type nulls first`

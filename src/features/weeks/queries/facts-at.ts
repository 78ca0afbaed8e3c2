import type { Actor } from '@/domain/access/actor'
import type { Week } from '@/domain/figures/week'
import { Prisma } from '@/server/db'
import type { Node } from './node'

/**
 * The facts of some weeks that belong to a node, as a subquery: by the index on organisation and week, so that a week costs
 * its own interviews and not the history. An interview belongs to a node by its own schools.
 */
export const factsAt = (actor: Actor, weeks: readonly Week[], node: Node) => Prisma.sql`
  select * from interview_fact
  where organisation_id = ${actor.organisationId}::uuid and week = any(${weeks}::text[])
  ${
    node.schoolIds
      ? Prisma.sql`and interview_id in (
          select place.interview_id from interview_fact_school place
          where place.school_id = any(${node.schoolIds}::uuid[]) and place.week = any(${weeks}::text[]))`
      : Prisma.empty
  }`

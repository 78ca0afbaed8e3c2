import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Week } from '@/domain/figures/week'
import { Prisma } from '@/server/db'
import type { WeekNode } from './node'

/**
 * A list whose length the planner cannot see. PostgreSQL reuses the plan of a prepared statement only while a plan for the
 * present values would not look cheaper. For a tiny week or a small board it would, and planning is the most expensive part
 * of these statements.
 */
const opaqueArray = (values: Prisma.Sql) => Prisma.sql`any(array(select unnest(${values})))`

export const schoolsOf = (node: WeekNode) => opaqueArray(Prisma.sql`${node.schoolIds}::uuid[]`)

/** All columns of a fact. A statement that materialises its rows names only the columns that it needs. */
const everyColumn = Prisma.raw('*')

/**
 * The facts of a node in some weeks, as a subquery. It uses the index on organisation and week, so that its cost depends on
 * the week and not on the history. An interview belongs to a node by the schools in its own answers.
 */
export const factsOfNode = (actor: Actor, weeks: readonly Week[], node: WeekNode, columns = everyColumn) => {
  const inWeeks = Prisma.sql`week = ${opaqueArray(Prisma.sql`${weeks}::text[]`)}`
  // `offset 0` reads the places of the weeks once: behind policies the planner expects few, and would look up each interview's.
  const atNode = Prisma.sql`and interview_id in (
    select interview_id from interview_fact_school where school_id = ${schoolsOf(node)} and ${inWeeks} offset 0)`
  return Prisma.sql`
    select ${columns} from interview_fact where organisation_id = ${actor.organisationId}::uuid and ${inWeeks}
    ${node.schoolIds ? atNode : Prisma.empty}`
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Week } from '@/domain/figures/week'
import { Prisma } from '@/server/db'
import type { WeekNode } from './node'

/**
 * A list as the planner cannot see it. A prepared statement keeps its plan only while a plan made for these very values
 * would look no cheaper; a tiny week or a small board would, and planning is the dearest part of these statements.
 */
export const opaqueArray = (values: Prisma.Sql) => Prisma.sql`any(array(select unnest(${values})))`

export const schoolsOf = (node: WeekNode) => opaqueArray(Prisma.sql`${node.schoolIds}::uuid[]`)

/** The columns of a fact; a part of a statement that keeps its rows aside keeps only what it needs. */
const everyColumn = Prisma.raw('*')

/**
 * The facts of some weeks that belong to a node, as a subquery: by the index on organisation and week, so that a week costs
 * its own interviews and not the history. An interview belongs to a node by its own schools.
 */
export const factsOfNode = (actor: Actor, weeks: readonly Week[], node: WeekNode, columns = everyColumn) => {
  const inWeeks = Prisma.sql`week = ${opaqueArray(Prisma.sql`${weeks}::text[]`)}`
  const atNode = Prisma.sql`and interview_id in (
    select interview_id from interview_fact_school where school_id = ${schoolsOf(node)} and ${inWeeks})`
  return Prisma.sql`
    select ${columns} from interview_fact where organisation_id = ${actor.organisationId}::uuid and ${inWeeks}
    ${node.schoolIds ? atNode : Prisma.empty}`
}

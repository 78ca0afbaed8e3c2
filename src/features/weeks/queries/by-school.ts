import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { shareOf, type MeanFigure, type ShareFigure } from '@/domain/figures/intervals'
import { shown, type Shown } from '@/domain/figures/shown-figures'
import type { Week } from '@/domain/figures/week'
import { database, Prisma, preparedAs } from '@/server/db'
import { factsAt, schoolsOf } from './facts-at'
import type { Node, School } from './node'
import { meanAmong, sumsOf, type Measured, type SumsRow } from './sums'

/** A row of the table by board and school; a board counts a family once, so its schools may add up to more. */
export type NodeRow = {
  level: 'board' | 'school'
  ref: string
  name: string
  /** The board's own reference: a school is read under its board. */
  boardRef: string
  families: number
  load: Shown<MeanFigure>
  capacity: Shown<MeanFigure>
  homeworkHelp: Shown<ShareFigure & { n: number }>
  gradeParent: Shown<MeanFigure>
  gradeChildren: Shown<MeanFigure>
  helpAsked: Shown<{ count: number; n: number }>
}

type AggregateRow = {
  level: 'board' | 'school'
  ref: string
  families: number
  sums: SumsRow
  helps: number
  helpsOf: number
  asked: number
  askedOf: number
}

const measured: readonly Measured[] = ['load_5040', 'capacity_840', 'grade_parent', 'grade_children']

const columns = Prisma.raw(['interview_id', ...measured, 'homework_help', 'can_we_help'].join(', '))

const aggregates = Prisma.sql`
  count(*)::int as families,
  ${sumsOf(measured)} as sums,
  count(*) filter (where homework_help = 'yes')::int as helps,
  count(*) filter (where homework_help in ('yes', 'partly', 'no'))::int as "helpsOf",
  count(*) filter (where can_we_help = 'yes')::int as asked,
  count(*) filter (where can_we_help in ('yes', 'no'))::int as "askedOf"`

const figuresFrom = (row: AggregateRow) => ({
  families: row.families,
  load: shown(meanAmong(measured, row.sums, 'load_5040')),
  capacity: shown(meanAmong(measured, row.sums, 'capacity_840')),
  homeworkHelp: shown({ ...shareOf(row.helps, row.helpsOf), n: row.helpsOf }),
  gradeParent: shown(meanAmong(measured, row.sums, 'grade_parent')),
  gradeChildren: shown(meanAmong(measured, row.sums, 'grade_children')),
  helpAsked: shown({ count: row.asked, n: row.askedOf }),
})

const rowAt = (row: AggregateRow, schools: readonly School[]): NodeRow[] => {
  const school = schools.find((one) => row.ref === (row.level === 'board' ? one.boardRef : one.ref))
  if (!school) return []
  const name = row.level === 'board' ? school.boardName : school.name
  return [{ level: row.level, ref: row.ref, name, boardRef: school.boardRef, ...figuresFrom(row) }]
}

/** Looked up for each fact: with a short history the planner would rather read every place of every week (hence `offset`). */
const schoolsOfFact = Prisma.sql`
  select school_id from interview_fact_school where interview_id = fact.interview_id offset 0`

/** The week by board and by school, as far as they belong to the node: only those with a family in it. */
export const weekBySchool = async (
  actor: Actor,
  week: Week,
  node: Node,
  schools: readonly School[],
): Promise<NodeRow[]> => {
  const rows = await database().$queryRaw<AggregateRow[]>`
    ${preparedAs(node.schoolIds ? 'week-schools-node' : 'week-schools')}
    with fact as (${factsAt(actor, [week], node, columns)} and is_of_week),
    place as (
      select fact.interview_id, school.ref as school_ref, board.ref as board_ref
      from fact
      cross join lateral (${schoolsOfFact}) at
      join school on school.id = at.school_id
      join school_board board on board.id = school.board_id
      ${node.schoolIds ? Prisma.sql`where at.school_id = ${schoolsOf(node)}` : Prisma.empty})
    select 'board' as level, board_ref as ref, ${aggregates}
    from (select distinct interview_id, board_ref from place) at join fact using (interview_id) group by board_ref
    union all
    select 'school', school_ref, ${aggregates} from place join fact using (interview_id) group by school_ref`
  return rows.flatMap((row) => rowAt(row, schools))
}

import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { codebookOf, type Entry } from '@/domain/figures/codebook'
import { grades, type Part } from '@/domain/figures/counts'
import { groupBy } from '@/domain/figures/group-by'
import { meanOf, shareOf, type MeanFigure, type ShareFigure } from '@/domain/figures/intervals'
import { shownOrTooFew, type Shown } from '@/domain/figures/shown-figures'
import type { Week } from '@/domain/figures/week'
import { isCountedAlike } from '@/domain/instrument/comparable'
import { instrumentOf, instruments, type Instrument } from '@/domain/instrument/instrument'
import type { ChoiceKey, GradeKey } from '@/domain/instrument/keys'
import { database, Prisma, preparedAs } from '@/server/db'
import { factsOfNode, schoolsOf } from './facts-of-node'
import type { WeekNode, School } from './node'
import { indexMean, indexSums, type VersionSums } from './sums'

/** A row of the table by board and school. A board counts a family once, so the sum of its schools may be larger. */
export type NodeRow = {
  level: 'board' | 'school'
  ref: string
  name: string
  /** The reference of the board; the rows of its schools are listed below it. */
  boardRef: string
  families: number
  load: Shown<MeanFigure>
  capacity: Shown<MeanFigure>
  homeworkHelp: Shown<ShareFigure & { n: number }>
  gradeParent: Shown<MeanFigure>
  gradeChildren: Shown<MeanFigure>
  helpAsked: Shown<{ count: number; n: number }>
}

/** The aggregates of one board or school over the interviews of one version. */
type AggregateRow = VersionSums & {
  /** Of the board or school. */
  id: string
  families: number
  /** Those of `wantedCodes` that occur; `totals` says how many families have each. */
  codes: number[] | null
  totals: number[] | null
}

const homeworkHelp: ChoiceKey = 'homework_help'
const helpAsked: ChoiceKey = 'can_we_help'

/** The codebook numbers of everything that the table shows besides load and capacity. */
const wantedCodes = instruments.flatMap((instrument) =>
  codebookOf(instrument).entries.flatMap(({ of, key }, index) =>
    of === 'grade' || (of === 'choice' && (key === homeworkHelp || key === helpAsked)) ? [index + 1] : [],
  ),
)

const columns = Prisma.raw('interview_id, instrument_version, load, capacity, codes')

const totalOf = (row: AggregateRow, of: Entry['of'], key: string, code: string): number => {
  const number = codebookOf(instrumentOf(row.version)).numberOf(of, key, code)
  const position = number === undefined ? -1 : (row.codes ?? []).indexOf(number)
  return row.totals?.[position] ?? 0
}

const sumOver = (rows: readonly AggregateRow[], valueOf: (row: AggregateRow) => number) =>
  rows.reduce((sum, row) => sum + valueOf(row), 0)

/** How many chose this option, among those who chose any option that counts in n. */
const partAt = (rows: readonly AggregateRow[], key: ChoiceKey, option: string, reference: Instrument): Part => {
  const item = reference.choiceItems.find((choice) => choice.key === key)
  const outside = item?.kind === 'choice' ? item.outside : undefined
  const alike = rows.filter(({ version }) => isCountedAlike(instrumentOf(version), reference, key))
  const total = (code: string) => sumOver(alike, (row) => totalOf(row, 'choice', key, code))
  const options = (item?.options ?? []).filter((code) => code !== outside)
  return { count: total(option), n: options.reduce((sum, code) => sum + total(code), 0) }
}

const gradeAt = (rows: readonly AggregateRow[], key: GradeKey, reference: Instrument): MeanFigure => {
  const question = reference.gradeQuestions.find(({ as }) => as === key)?.key ?? ''
  const alike = rows.filter(({ version }) => isCountedAlike(instrumentOf(version), reference, question))
  const counts = grades.map((grade) => ({
    grade: Number(grade),
    count: sumOver(alike, (row) => totalOf(row, 'grade', key, grade)),
  }))
  const sumsOf = (valueOf: (grade: number) => number) =>
    counts.reduce((sum, { grade, count }) => sum + valueOf(grade) * count, 0)
  return meanOf(
    { n: sumsOf(() => 1), sum: sumsOf((grade) => grade), sumOfSquares: sumsOf((grade) => grade * grade) },
    { times: 1, units: 1 },
  )
}

const figuresFrom = (rows: readonly AggregateRow[], reference: Instrument) => {
  const homework = partAt(rows, homeworkHelp, 'yes', reference)
  return {
    families: sumOver(rows, ({ families }) => families),
    load: shownOrTooFew(indexMean(rows, 'load', reference)),
    capacity: shownOrTooFew(indexMean(rows, 'capacity', reference)),
    homeworkHelp: shownOrTooFew({ ...shareOf(homework.count, homework.n), n: homework.n }),
    gradeParent: shownOrTooFew(gradeAt(rows, 'parent', reference)),
    gradeChildren: shownOrTooFew(gradeAt(rows, 'children', reference)),
    helpAsked: shownOrTooFew(partAt(rows, helpAsked, 'yes', reference)),
  }
}

const rowOf = (rows: readonly AggregateRow[], schools: readonly School[], reference: Instrument): NodeRow[] => {
  const id = rows[0]?.id
  const school = schools.find((candidate) => candidate.id === id || candidate.boardId === id)
  if (!school) return []
  const { boardRef } = school
  const address =
    school.id === id
      ? ({ level: 'school', ref: school.ref, name: school.name } as const)
      : ({ level: 'board', ref: boardRef, name: school.boardName } as const)
  return [{ ...address, boardRef, ...figuresFrom(rows, reference) }]
}

/** A lookup for each fact. `offset 0` keeps the planner from reading every place of every week when the history is short. */
const schoolsOfFact = Prisma.sql`
  select school_id from interview_fact_school where interview_id = fact.interview_id offset 0`

export type WeekSelection = { week: Week; node: WeekNode; schools: readonly School[]; reference: Instrument }

/** The boards and schools of the node with at least one family in the week. */
export const weekBySchool = async (
  actor: Actor,
  { week, node, schools, reference }: WeekSelection,
): Promise<NodeRow[]> => {
  const rows = await database(actor).$queryRaw<AggregateRow[]>`
    ${preparedAs(node.schoolIds ? 'week-schools-node' : 'week-schools')}
    with fact as (${factsOfNode(actor, [week], node, columns)} and is_of_week),
    place as (
      select fact.interview_id, school.id as school_id, school.board_id
      from fact
      cross join lateral (${schoolsOfFact}) at
      join school on school.id = at.school_id
      ${node.schoolIds ? Prisma.sql`where at.school_id = ${schoolsOf(node)}` : Prisma.empty}),
    member as (
      select distinct board_id as id, interview_id from place
      union all
      select school_id, interview_id from place),
    fact_code as materialized (
      select interview_id, instrument_version, code::int as code
      from fact cross join unnest(codes) as code where code = any(${wantedCodes}::smallint[])),
    code_total as (
      select id, instrument_version, code, count(*)::int as total
      from member join fact_code using (interview_id) group by id, instrument_version, code),
    code_totals as (
      select id, instrument_version, array_agg(code) as codes, array_agg(total) as totals
      from code_total group by id, instrument_version),
    aggregate as (
      select id, instrument_version, count(*)::int as families, ${indexSums} as sums
      from member join fact using (interview_id) group by id, instrument_version)
    select id, instrument_version::int as version, families, sums, codes, totals
    from aggregate left join code_totals using (id, instrument_version)`
  const byNode = groupBy(rows, ({ id }) => id)
  return [...byNode.values()].flatMap((ofNode) => rowOf(ofNode, schools, reference))
}

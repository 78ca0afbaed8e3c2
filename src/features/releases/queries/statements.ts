import type { Actor } from '@/domain/access/actor'
import type { Period, PublishedLevel, PublishedNode, Statement } from '@/domain/disclosure/publication'
import type { FigureKey } from '@/domain/disclosure/published-figures'
import { parseBlock } from '@/domain/figures/block'
import { parseWeek, type Week } from '@/domain/figures/week'
import { Prisma, type Transaction } from '@/server/db'

type Row = {
  number: number
  revision: number
  level: PublishedLevel
  municipality: string
  board: string | null
  school: string | null
  grain: 'week' | 'block'
  at: string
  key: FigureKey
  said: boolean
  texts: string[]
  sum: number
  interviews: string[]
  families: string[]
  threshold: number
  rules: number
}

export const periodOf = (grain: 'week' | 'block', at: string): Period => {
  const [week, block] = [parseWeek(at), parseBlock(at)]
  if (grain === 'block' && block) return { grain, at: block }
  if (week) return { grain: 'week', at: week }
  throw new Error('a period was stored that does not exist')
}

type NodeRow = Pick<Row, 'level' | 'municipality' | 'board' | 'school' | 'grain' | 'at'>
export const nodeOfRow = ({ level, municipality, board, school, grain, at }: NodeRow): PublishedNode => ({
  level,
  municipality,
  board: board ?? '',
  school: school ?? '',
  period: periodOf(grain, at),
})

const statementOf = (row: Row): Statement => ({
  release: `${row.number}.${row.revision}`,
  node: nodeOfRow(row),
  key: row.key,
  said: row.said,
  texts: row.texts,
  interviews: row.interviews,
  families: row.families,
  sum: row.sum,
  threshold: row.threshold,
  rules: row.rules,
})

const known = (
  actor: Actor,
  condition: Prisma.Sql,
  order = Prisma.sql`r.at, r.number, v.revision, s.key`,
) => Prisma.sql`
  select r.number, v.revision, r.level::text, r.municipality_id as municipality, r.board_id as board, r.school_id as school,
    r.grain::text, r.at, s.key, s.said, s.texts, s.sum, s.interviews, s.families, v.threshold, v.rules
  from release_statement s
  join release_revision v on v.id = s.revision_id
  join release r on r.id = v.release_id
  where r.organisation_id = ${actor.organisationId}::uuid and ${condition}
  order by ${order}`

/** Everything that was ever made known. */
export const everyStatement = async (tx: Transaction, actor: Actor): Promise<Statement[]> =>
  (await tx.$queryRaw<Row[]>(known(actor, Prisma.sql`true`))).map(statementOf)

const unit = Prisma.sql`r.level, r.municipality_id, r.board_id, r.school_id, r.grain, s.key`

/** What is known of these weeks, and of each figure and unit the nearest before and after them. */
export const statementsAround = async (tx: Transaction, actor: Actor, weeks: readonly Week[]): Promise<Statement[]> => {
  const [first = '', last = ''] = [weeks[0], weeks.at(-1)]
  const within = Prisma.sql`r.at >= ${first} and r.at <= ${last}`
  const nearest = (condition: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
    select * from (
      select distinct on (${unit}) r.number, v.revision, r.level::text, r.municipality_id as municipality, r.board_id as board,
        r.school_id as school, r.grain::text, r.at, s.key, s.said, s.texts, s.sum, s.interviews, s.families, v.threshold, v.rules
      from release_statement s
      join release_revision v on v.id = s.revision_id
      join release r on r.id = v.release_id
      where r.organisation_id = ${actor.organisationId}::uuid and ${condition}
      order by ${unit}, ${order}) one`
  const [here, before, after] = [
    await tx.$queryRaw<Row[]>(known(actor, within)),
    await tx.$queryRaw<Row[]>(nearest(Prisma.sql`r.at < ${first}`, Prisma.sql`r.at desc, v.revision`)),
    await tx.$queryRaw<Row[]>(nearest(Prisma.sql`r.at > ${last}`, Prisma.sql`r.at, v.revision`)),
  ]
  return [...before, ...here, ...after].map(statementOf)
}

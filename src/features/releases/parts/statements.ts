import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Period, PublishedLevel, PublishedNode, Statement } from '@/domain/disclosure/policy/publication'
import type { FigureKey } from '@/domain/disclosure/policy/published-figures'
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
  isPublished: row.said,
  texts: row.texts,
  interviews: row.interviews,
  families: row.families,
  sum: row.sum,
  threshold: row.threshold,
  rules: row.rules,
})

const storedStatements = (actor: Actor, condition: Prisma.Sql) => Prisma.sql`
  select r.number, v.revision, r.level::text, r.municipality_id as municipality, r.board_id as board, r.school_id as school,
    r.grain::text, r.at, s.key, s.said, s.texts, s.sum, s.interviews, s.families, v.threshold, v.rules
  from release_statement s
  join release_revision v on v.id = s.revision_id
  join release r on r.id = v.release_id
  where r.organisation_id = ${actor.organisationId}::uuid and ${condition}
  order by r.at, r.number, v.revision, s.key`

/** All statements that were ever published to readers. */
export const allStatements = async (tx: Transaction, actor: Actor): Promise<Statement[]> =>
  (await tx.$queryRaw<Row[]>(storedStatements(actor, Prisma.sql`true`))).map(statementOf)

/**
 * The statements about these weeks, and every earlier one about nearly the same families: all but fewer than `k` of its
 * families are among the present contributors.
 */
export const overlappingStatements = async (
  tx: Transaction,
  actor: Actor,
  { weeks, families, k }: { weeks: readonly Week[]; families: readonly string[]; k: number },
): Promise<Statement[]> => {
  const [first = '', last = ''] = [weeks[0], weeks.at(-1)]
  const otherStatements = Prisma.sql`(
    select count(*) from unnest(s.families) as family where family <> all(${families}::text[]))`
  const condition = Prisma.sql`((r.at >= ${first} and r.at <= ${last})
    or (s.families && ${families}::text[] and ${otherStatements} < ${k}))`
  return (await tx.$queryRaw<Row[]>(storedStatements(actor, condition))).map(statementOf)
}

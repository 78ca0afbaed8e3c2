import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { blockOf } from '@/domain/figures/block'
import { parseWeek, type Week } from '@/domain/figures/week'
import { type Period, lastDayOf } from '@/domain/disclosure/policy/publication'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { database, ofOrganisation } from '@/server/db'
import { currentNodes, type PeriodRow, type PeriodState } from '../parts/periods'

type CalledRow = { week: string; families: number }
type PeriodId = { grain: string; at: string }
type StateRow = { called: CalledRow[]; published: PeriodId[]; prepared: PeriodId[] }

const isOver = (period: Period) => lastDayOf(period) < today()

const stateOf = (isPublished: boolean, isPrepared: boolean): PeriodState =>
  isPublished ? (isPrepared ? 'correcting' : 'published') : isPrepared ? 'prepared' : 'waiting'

const periodStates = async ({ organisationId }: Actor) => {
  const [row] = await database(ofOrganisation(organisationId)).$queryRaw<StateRow[]>`
    select
      (select coalesce(jsonb_agg(fact), '[]') from (
        select week, count(*)::int as families from interview_fact
        where organisation_id = ${organisationId}::uuid and is_of_week group by week order by week desc limit 30) fact) as called,
      (select coalesce(jsonb_agg(distinct jsonb_build_object('grain', grain, 'at', at)), '[]') from release
        where organisation_id = ${organisationId}::uuid) as published,
      (select coalesce(jsonb_agg(jsonb_build_object('grain', grain, 'at', at)), '[]') from preparation
        where organisation_id = ${organisationId}::uuid and state = 'open') as prepared`
  const idOf = ({ grain, at }: PeriodId) => `${grain} ${at}`
  return {
    called: row?.called ?? [],
    published: new Set(row?.published.map(idOf)),
    prepared: new Set(row?.prepared.map(idOf)),
  }
}

/** The last thirty weeks with calls that are over, and their blocks, each with its state, the newest first. */
export const periodsToPublish = async (actor: Actor): Promise<PeriodRow[]> => {
  await authorize(actor, 'release.read')
  const [{ called, published, prepared }, nodesIn] = await Promise.all([periodStates(actor), currentNodes(actor)])
  const weeks = called.flatMap(({ week, families }) => {
    const at = parseWeek(week)
    return at ? [{ at, families }] : []
  })
  const rowOf = (period: Period, families: number): PeriodRow => {
    const id = `${period.grain} ${period.at}`
    return { period, families, state: stateOf(published.has(id), prepared.has(id)) }
  }
  const blocks = [...new Set(weeks.map(({ at }) => blockOf(at)))]
  const within = (block: Week) => weeks.filter(({ at }) => blockOf(at) === block)
  return [
    ...blocks.map((at) =>
      rowOf(
        { grain: 'block', at },
        within(at).reduce((sum, { families }) => sum + families, 0),
      ),
    ),
    ...weeks.map(({ at, families }) => rowOf({ grain: 'week', at }, families)),
  ]
    .filter(({ period, state }) => isOver(period) && (state !== 'waiting' || nodesIn(period).length > 0))
    .toSorted(
      (a, b) => lastDayOf(b.period).localeCompare(lastDayOf(a.period)) || a.period.grain.localeCompare(b.period.grain),
    )
}

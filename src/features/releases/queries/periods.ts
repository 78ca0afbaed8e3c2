import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { blockOf } from '@/domain/figures/block'
import { parseWeek, type Week } from '@/domain/figures/week'
import type { Period } from '@/domain/disclosure/policy/publication'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { database } from '@/server/db'
import { nodesToPublish } from '@/domain/disclosure/policy/nodes'
import { lastDayOf } from '@/domain/disclosure/policy/publication'
import { registerOf } from './register'

/** `waiting`: over, with calls, and nothing published of it yet. */
export type PeriodState = 'waiting' | 'prepared' | 'published' | 'correcting'
export type PeriodRow = { period: Period; state: PeriodState; families: number }

type CalledRow = { week: string; families: number }

const isOver = (period: Period) => lastDayOf(period) < today()

const stateOf = (isPublished: boolean, isPrepared: boolean): PeriodState =>
  isPublished ? (isPrepared ? 'correcting' : 'published') : isPrepared ? 'prepared' : 'waiting'

const known = async (actor: Actor) => {
  const { organisationId } = actor
  const [called, published, prepared] = await Promise.all([
    database().$queryRaw<CalledRow[]>`
      select week, count(*)::int as families from interview_fact
      where organisation_id = ${organisationId}::uuid and is_of_week group by week order by week desc limit 30`,
    database().release.groupBy({ by: ['grain', 'at'], where: { organisationId } }),
    database().preparation.findMany({
      where: { organisationId, state: 'open' },
      select: { grain: true, at: true },
    }),
  ])
  const idOf = ({ grain, at }: { grain: string; at: string }) => `${grain} ${at}`
  return { called, published: new Set(published.map(idOf)), prepared: new Set(prepared.map(idOf)) }
}

/** The places that a period is published about: known from the register alone. */
const nodesNow = async (actor: Actor) => {
  const { places } = await registerOf(database(), actor)
  return (period: Period) => nodesToPublish(places, period)
}

/** A board with one school stands in the weeks: a block of such boards alone has nothing of its own to publish. */
export const hasNodes = async (actor: Actor, period: Period): Promise<boolean> => {
  await authorize(actor, 'release.read')
  return (await nodesNow(actor))(period).length > 0
}

/** The last thirty weeks with calls that are over, and their blocks, the newest first: what became of each. */
export const periodsToPublish = async (actor: Actor): Promise<PeriodRow[]> => {
  await authorize(actor, 'release.read')
  const [{ called, published, prepared }, nodesIn] = await Promise.all([known(actor), nodesNow(actor)])
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

/** Enough to see that something waits; the rest stands on the page of summaries. */
const mostWaiting = 4

/** What waits for somebody: for a coordinator also what is not prepared yet, for a coach what can be approved. */
export const waitingPeriods = async (actor: Actor): Promise<PeriodRow[]> => {
  const mayPrepare = can(actor, 'release.prepare')
  return (await periodsToPublish(actor))
    .filter(({ state }) => state !== 'published' && (mayPrepare || state !== 'waiting'))
    .slice(0, mostWaiting)
}

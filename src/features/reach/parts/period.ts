import 'server-only'
import { addWeeks, mondayOf, sundayOf, weekAt, type Week } from '@/domain/figures/week'
import { now } from '@/server/clock'
import type { Period, ReachFilter } from '../schema'

export type ReachPeriod = {
  kind: Period
  /** The last week of the period. */
  week: Week
  firstWeek: Week | null
  /** `YYYY-MM-DD`; null: from the beginning. */
  from: string | null
  until: string
}

const weeksBefore: Readonly<Record<Exclude<Period, 'all'>, number>> = { week: 0, four: 3 }

export const periodOf = ({
  period = 'week',
  week = weekAt(now()),
}: Pick<ReachFilter, 'period' | 'week'>): ReachPeriod => {
  const firstWeek = period === 'all' ? null : addWeeks(week, -weeksBefore[period])
  return { kind: period, week, firstWeek, from: firstWeek && mondayOf(firstWeek), until: sundayOf(week) }
}

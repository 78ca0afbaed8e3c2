import { blockLength } from '@/domain/figures/block'
import { addWeeks, weeksBetween, type Week } from '@/domain/figures/week'
import { gradeKeys, headlineKey, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import { indexes } from '@/domain/instrument/definition'
import type { WordedFigure } from '@/i18n/worded-release-shape'
import { groupBy } from '@/domain/figures/group-by'
import type { ShelfIssue } from './shelf'

export const trendKeys: readonly FigureKey[] = [headlineKey, ...indexes, ...gradeKeys]

/** One period of a unit, with its release, or null where none was published. */
export type TrendPoint = { readonly at: Week; readonly issue: ShelfIssue | null }
export type TrendUnit = {
  readonly unit: string
  readonly grain: 'week' | 'block'
  readonly about: string
  readonly points: readonly TrendPoint[]
}

/** The name of a point's period: a short one for the axis, a long one for the table. */
export type NamedUnit = { readonly short: string; readonly long: string }

const most = 12

/**
 * Every period from the first to the last. A period without a release has a point too, so that the time axis has no gaps.
 */
const pointsOf = (issues: readonly ShelfIssue[], step: number): TrendPoint[] => {
  const byWeek = new Map(issues.map((issue) => [issue.latest.period.at, issue]))
  const weeks = [...byWeek.keys()].toSorted()
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return []
  const count = Math.min(most, weeksBetween(first, last) / step + 1)
  return Array.from({ length: count }, (_, index) => addWeeks(last, (index - count + 1) * step)).map((at) => ({
    at,
    issue: byWeek.get(at) ?? null,
  }))
}

/** The figure of a point, or null where it is suppressed, withdrawn, of too few families, or not published. */
export const figureAt = ({ issue }: TrendPoint, key: FigureKey): WordedFigure | null => {
  if (issue === null || issue.latest.state === 'withdrawn') return null
  const figure = issue.paper.counting.figures.find((candidate) => candidate.key === key)
  return figure?.band ? figure : null
}

/** Groups issues by node and grain: a week and a block are different units, and so are a board and its schools. */
export const trendUnits = (issues: readonly ShelfIssue[]): TrendUnit[] =>
  [...groupBy(issues, ({ unit }) => unit)]
    .flatMap(([unit, group]): TrendUnit[] => {
      const [first] = group
      if (!first) return []
      const { grain } = first.latest.period
      const points = pointsOf(group, grain === 'week' ? 1 : blockLength)
      return [{ unit, grain, about: first.paper.about, points }]
    })
    .filter(({ points }) => points.length > 1 && points.some((point) => trendKeys.some((key) => figureAt(point, key))))

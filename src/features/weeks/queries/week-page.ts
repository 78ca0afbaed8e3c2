import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { byChooser } from '@/domain/figures/merged-counts'
import { previousWeek, type Week } from '@/domain/figures/week'
import { leastFamilies, shownDetails, shownFigures } from '@/domain/figures/shown-figures'
import { weekDetails } from '@/domain/figures/week-details'
import { weekFigures } from '@/domain/figures/week-figures'
import { authorize } from '@/server/authorize'
import { instrumentOf } from '@/domain/instrument/instrument'
import { database } from '@/server/db'
import { chosenVersions, versionIn } from '@/server/instrument-in-force'
import type { NodeAddress } from '../schema'
import { weekBySchool } from '../parts/week-by-school'
import { helpOfWeek, type HelpOfWeek } from '../parts/help-of-week'
import { nodeAmongSchools } from '../parts/node'
import { reachOfWeek } from './reach-of-week'
import { trend } from '../parts/trend'
import { ownQuestionsAtNode } from '../parts/own-questions-at-node'
import { weekCounts } from '../parts/week-counts'

/** The latest earlier week with a counting interview, to link to from an empty week. */
const earlierWeek = async (actor: Actor, week: Week): Promise<Week | null> => {
  const [row] = await database(actor).$queryRaw<{ week: string | null }[]>`
    select max(week) as week from interview_fact where organisation_id = ${actor.organisationId}::uuid and week < ${week}`
  // The server writes only weeks into this column.
  return (row?.week ?? null) as Week | null
}

/** Half of fewer than five help items can be one family's, so their median is not shown. */
const withoutFewDays = (row: HelpOfWeek): HelpOfWeek => (row.done < leastFamilies ? { ...row, medianDays: null } : row)

/**
 * Everything that the page of a week shows. The number of statements does not depend on the week, the node or the history.
 */
export const weekPage = async (actor: Actor, week: Week, address: NodeAddress) => {
  await authorize(actor, 'week.read')
  const [{ node, schools }, versionChoices] = await Promise.all([
    nodeAmongSchools(actor, address),
    chosenVersions(database(actor), actor.organisationId),
  ])
  const instrument = instrumentOf(versionIn(versionChoices, week))
  const [versionCounts, reach, points, rows, help, weekBefore, ownQuestions] = await Promise.all([
    weekCounts(actor, week, node),
    reachOfWeek(actor, week, node),
    trend(actor, week, node, versionChoices),
    weekBySchool(actor, { week, node, schools, reference: instrument }),
    helpOfWeek(actor, week, node),
    earlierWeek(actor, week),
    ownQuestionsAtNode(actor, node),
  ])
  const now = points.at(-1)
  const pointBefore = now?.isBreak ? undefined : points.find((point) => point.week === previousWeek(week))
  const figures = shownFigures(
    weekFigures(versionCounts, {
      week,
      level: node.level,
      ref: node.ref,
      reach,
      instrument,
      ownQuestions: ownQuestions.map(({ question }) => question),
    }),
  )
  return {
    node: { level: node.level, ref: node.ref, name: node.name },
    schools,
    figures,
    byChooser: byChooser(versionCounts),
    /** The texts of the own questions that have a figure. */
    ownTexts: ownQuestions.flatMap(({ question, texts }) => (question.key in figures.own ? [texts] : [])),
    /** The node has too few families in this week: besides reach only agreed help is shown. */
    tooFew: figures.families < leastFamilies,
    /** Families whose interview was made with another version than the one in force in the week. */
    otherVersions: versionCounts
      .filter((versionCount) => versionCount.instrument !== instrument)
      .reduce((sum, { counts }) => sum + counts.families, 0),
    details: shownDetails(weekDetails(versionCounts, instrument)),
    previous: { load: pointBefore?.load ?? null, capacity: pointBefore?.capacity ?? null },
    points,
    rows,
    help: help.map(withoutFewDays),
    earlier: weekBefore,
  }
}

export type WeekPage = Awaited<ReturnType<typeof weekPage>>

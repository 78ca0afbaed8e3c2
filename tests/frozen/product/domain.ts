/**
 * The one place where the frozen record's towns meet the product: from answers to figures, contributors and releases, by
 * the functions that the application uses. When names in `src` change, this file changes and the record stays.
 */
import { createHmac } from 'node:crypto'
import { nodesToPublish, publicationSchoolFromAnswers, type ListedSchool } from '@/domain/disclosure/policy/nodes'
import type { Contributor, Period, PublishedNode, Statement, Values } from '@/domain/disclosure/policy/publication'
import { figureKeys, valueOf } from '@/domain/disclosure/policy/published-figures'
import { createReleases, type PublishableRelease } from '@/domain/disclosure/release'
import { addBlocks, blockOf, parseBlock, weeksOf } from '@/domain/figures/block'
import { countedFacts, type CountedFact } from '@/domain/figures/counting'
import { interviewFact, type EndedInterview } from '@/domain/figures/interview-fact'
import { tally } from '@/domain/figures/tally'
import { weekDetails } from '@/domain/figures/week-details'
import { weekFigures, type Level } from '@/domain/figures/week-figures'
import { previousWeek, type Week } from '@/domain/figures/week'
import { instrumentOf } from '@/domain/instrument/instrument'
import type { Town, TownInterview } from '../town'

const instrument = instrumentOf(1)
const block = parseBlock('2020-W13')!
const nextWeeks = weeksOf(addBlocks(block, 1)).slice(0, 2)
/** Whose figures are recorded: also of a week that is not published. */
export const weeks: readonly Week[] = [previousWeek(block), ...weeksOf(block), ...nextWeeks]
/** In the order in which they are published. */
const periods: readonly Period[] = [
  ...weeksOf(block).map((at): Period => ({ grain: 'week', at })),
  { grain: 'block', at: block },
  ...nextWeeks.map((at): Period => ({ grain: 'week', at })),
]

const endedInterview = ({ ref, family, date, channel, ending, endedAt, answers }: TownInterview): EndedInterview => ({
  ref,
  familyRef: family,
  instrument,
  callDate: date,
  channel,
  chosenBy: 'parent',
  ended: ending,
  endedAt: new Date(endedAt),
  answers: Object.fromEntries(
    answers.map((answer) => [
      answer.key,
      'value' in answer ? { value: answer.value, missing: null } : { value: null, missing: answer.missing },
    ]),
  ),
})

/** Opaque to the record: it only goes back into the functions below. */
export type Facts = readonly CountedFact[]

export const factsOf = (interviews: readonly TownInterview[]): Facts =>
  countedFacts(interviews.map((interview) => interviewFact(endedInterview(interview))))

export type FigureNode = { readonly level: Level; readonly ref: string | null; readonly schools?: ReadonlySet<string> }

/** As `figures --json` writes them, and what the page of the week shows besides: bars of items, changes of grades. */
export const figuresOfWeek = (facts: Facts, week: Week, { level, ref, schools }: FigureNode) => {
  const counted = tally(
    facts.filter((fact) => fact.week === week),
    schools ? { schoolRefs: schools } : {},
  )
  const families = counted.reduce((sum, { counts }) => sum + counts.families, 0)
  const reach = { listed: families + 4, attempted: families + 2, reached: families + 1, interviewed: families }
  const details = weekDetails(counted, instrument)
  const bars = [...details.load, ...details.capacity].map(({ item, count, n }) => [item, count, n])
  return { figures: weekFigures(counted, { week, level, ref, reach, instrument }), bars, changes: details.changes }
}

const valueOfAnswer = ({ answers }: TownInterview, key: string): unknown =>
  answers.flatMap((answer) => (answer.key === key && 'value' in answer ? [answer.value] : []))[0]

const registerOf = ({ schools }: Town): ListedSchool[] =>
  schools.map(({ ref, board, municipality, isByBlock }) => ({
    municipality,
    board,
    school: ref,
    byBlockFrom: isByBlock ? block : null,
  }))

/** The one interview of each family and week, with its place and values; as the query `newContributors` makes them. */
const contributorsOf = (town: Town, facts: Facts): Contributor[] => {
  const places = new Map(registerOf(town).map((place) => [place.school, place]))
  const interviews = new Map(town.interviews.map((interview) => [interview.ref, interview]))
  return facts
    .filter((fact) => fact.isOfWeek)
    .flatMap((fact): Contributor[] => {
      const interview = interviews.get(fact.ref)!
      const [ages, schools] = [valueOfAnswer(interview, 'children_ages'), valueOfAnswer(interview, 'schools')]
      const place = places.get(publicationSchoolFromAnswers(ages, schools) ?? '')
      if (!place) return []
      return [
        {
          municipality: place.municipality,
          board: place.board,
          school: place.school,
          interview: fact.ref,
          family: fact.familyRef,
          week: fact.week,
          completed: fact.ended === 'completed',
          values: Object.fromEntries(figureKeys.map((key) => [key, valueOf(key, fact, instrument)])) as Values,
        },
      ]
    })
    .toSorted((a, b) => (a.interview < b.interview ? -1 : 1))
}

const placeOf = ({ level, municipality, board, school, period: { grain, at } }: PublishedNode) =>
  [level, municipality, board, school, grain, at].join('/')

/** `text` null: withheld, and `reason` says why; the reason stays inside the organisation. */
export type RecordedCell = { key: string; text: string | null; size: string | null; reason: string | null }

/** A release in the record's own words. */
const recordedRelease = (release: PublishableRelease) => ({
  node: placeOf(release.node),
  families: release.families,
  threshold: release.threshold,
  cells: Object.entries(release.figures).map(([key, figure]): RecordedCell =>
    figure.said
      ? { key, text: figure.text, size: figure.size, reason: null }
      : { key, text: null, size: null, reason: figure.reason },
  ),
  /** What a reader knows afterwards. */
  statements: release.statements.map(({ key, isPublished, texts, interviews, families, sum, threshold, rules }) => ({
    key,
    published: isPublished,
    texts,
    interviews: interviews.join(),
    families: families.join(),
    sum,
    threshold,
    rules,
  })),
  contributors: release.contributors.map((contributor) => contributor.join('@')).join(),
  print: release.contributorPrint,
  audited: release.audit.statements,
})
export type RecordedRelease = ReturnType<typeof recordedRelease>

/** Four weeks, their block and two weeks of the next one, published one after another; an erasure after the second week. */
export const releasesOf = (town: Town, facts: Facts): RecordedRelease[] => {
  const contributors = contributorsOf(town, facts)
  const withoutErased = contributors.map((one) => (town.erased.has(one.family) ? { ...one, values: null } : one))
  const hash = (message: string) => createHmac('sha256', town.key).update(message).digest()
  const earlier: Statement[] = []
  return periods.flatMap((period, index) => {
    const isInPeriod = ({ week }: Contributor) =>
      blockOf(week) === blockOf(period.at) && (period.grain === 'block' || week <= period.at)
    const releases = createReleases({
      contributors: (index < 2 ? contributors : withoutErased).filter(isInPeriod),
      nodes: nodesToPublish(registerOf(town), period),
      earlier,
      k: town.threshold,
      hash,
    })
    earlier.push(...releases.flatMap(({ statements }) => statements))
    return releases.map(recordedRelease)
  })
}

/** A town as three texts of the record: what was answered, the exact figures, and what is published. */
import type { Town } from './town'
import { factsOf, figuresOfWeek, releasesOf, weeks, type FigureNode, type RecordedRelease } from './product/domain'

const nodesOf = ({ schools }: Town): FigureNode[] => {
  const nodes = (level: 'municipality' | 'board' | 'school', refOf: (school: Town['schools'][number]) => string) =>
    [...new Set(schools.map(refOf))].map((ref) => ({
      level,
      ref,
      schools: new Set(schools.filter((school) => refOf(school) === ref).map((school) => school.ref)),
    }))
  return [
    { level: 'organisation', ref: null },
    ...nodes('municipality', ({ municipality }) => municipality),
    ...nodes('board', ({ board }) => board),
    ...nodes('school', ({ ref }) => ref),
  ]
}

/** One line of JSON for each thing, so that two texts can be compared by line. */
const textOf = (lines: readonly unknown[]) => lines.map((line) => JSON.stringify(line)).join('\n')

export type Counts = { [name: string]: number }

/** How many cells have which kind of text, such as `band` of `band:70-80`, or why they have none. */
const countsOf = (releases: readonly RecordedRelease[]): Counts => {
  const counts: Counts = { releases: releases.length }
  for (const { text, reason } of releases.flatMap(({ cells }) => cells)) {
    const name = text === null ? String(reason) : text.split(':')[0]!
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

export const townParts = (town: Town) => {
  const facts = factsOf(town.interviews)
  const releases = releasesOf(town, facts)
  const texts = {
    answers: textOf([...town.schools, [...town.erased], town.threshold, ...town.interviews]),
    figures: textOf(weeks.flatMap((week) => nodesOf(town).map((node) => figuresOfWeek(facts, week, node)))),
    releases: textOf(releases),
  }
  return { texts, counts: countsOf(releases) }
}

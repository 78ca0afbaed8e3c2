/**
 * A week in which interviews of two versions count: the database and the domain agree on it to the byte, whichever of the two
 * is in force. What both versions count alike is put together, and load and capacity are those of the version in force.
 */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { countedFacts } from '@/domain/figures/counting'
import { figuresOf } from '@/domain/figures/figures-of'
import { interviewFact, type EndedInterview } from '@/domain/figures/interview-fact'
import { shownDetails, shownFigures } from '@/domain/figures/shown-figures'
import { tally } from '@/domain/figures/tally'
import { weekDetails } from '@/domain/figures/week-details'
import { instrumentOf } from '@/domain/instrument/instrument'
import { figuresForWeek } from '@/features/weeks/queries/figures-for-week'
import { weekPage } from '@/features/weeks/queries/week-page'
import { systemActor } from '@/server/minted-actor'
import { interview, interviewsOfAnyVersion, said, weekOfAnyVersion } from './arbitrary-answers'
import { retired, withAnOptionMore } from './second-version/records'
import {
  anOrganisationWithSchools,
  nodes,
  stored,
  week,
  columnsShownIn,
  domainRows,
  figureColumns,
  pageRows,
} from './week-fixture'
import { database } from './owner'

vi.mock('@/domain/instrument/versions', async () => {
  const { version1 } = await import('@/domain/instrument/version-1/version-1')
  const { version2 } = await import('./second-version/records')
  return { definitions: [version1, version2] }
})

const organisationNode = { level: 'organisation', ref: null } as const
const inForce = fc.constantFrom(1, 2)

const anOrganisationWith = async (interviews: readonly EndedInterview[], version: number) => {
  const { organisationId } = await anOrganisationWithSchools()
  await database().instrumentInForce.create({ data: { organisationId, fromWeek: week, version } })
  await stored(organisationId, interviews)
  return systemActor(organisationId)
}
const factsOfWeek = (interviews: readonly EndedInterview[]) =>
  countedFacts(interviews.map(interviewFact)).filter((fact) => fact.week === week)
const isMixed = (interviews: readonly EndedInterview[]) =>
  new Set(factsOfWeek(interviews).flatMap((fact) => (fact.isOfWeek ? [fact.instrument.version] : []))).size === 2

describe('the figures of a week with two versions', () => {
  test('are by the database what they are by the domain, for every node, in 12 weeks', async () => {
    let mixedWeeks = 0
    await fc.assert(
      fc.asyncProperty(interviewsOfAnyVersion, inForce, async (interviews, version) => {
        const actor = await anOrganisationWith(interviews, version)
        if (isMixed(interviews)) mixedWeeks += 1
        for (const { level, ref, schools } of nodes) {
          const counted = await figuresForWeek(actor, { week, level, ref })
          const only = schools ? { schoolRefs: new Set<string>(schools) } : {}
          const scope = { week, level, ref, instrument: instrumentOf(version), ...only }
          expect(JSON.stringify(counted)).toBe(JSON.stringify(figuresOf(interviews, scope, counted.reach)))
        }
      }),
      { numRuns: 12 },
    )
    expect(mixedWeeks).toBeGreaterThan(2)
  })

  test('are on the page the same, with its trend, bars and table by school, in 8 weeks', async () => {
    let mixedWeeks = 0
    const columnsShown = new Set<string>()
    await fc.assert(
      fc.asyncProperty(weekOfAnyVersion, inForce, async (interviews, version) => {
        const actor = await anOrganisationWith(interviews, version)
        if (isMixed(interviews)) mixedWeeks += 1
        const instrument = instrumentOf(version)
        const page = await weekPage(actor, week, organisationNode)
        const ofWeek = factsOfWeek(interviews)
        expect(page.figures).toEqual(shownFigures(await figuresForWeek(actor, { week, ...organisationNode })))
        expect(page.details).toEqual(shownDetails(weekDetails(tally(ofWeek), instrument)))
        expect(page.otherVersions).toBe(
          ofWeek.filter((fact) => fact.isOfWeek && fact.instrument.version !== version).length,
        )
        const { load, capacity, families } = page.figures
        expect(page.points.at(-1)).toEqual({ week, families, load, capacity, isBreak: version === 2 })
        const rows = domainRows(interviews, instrument)
        expect(pageRows(page.rows)).toEqual(rows)
        for (const column of columnsShownIn(rows)) columnsShown.add(column)
      }),
      { numRuns: 8 },
    )
    expect([...columnsShown].toSorted()).toEqual(figureColumns)
    expect(mixedWeeks).toBeGreaterThan(2)
  })

  const loadAnswers = {
    confidentiality: 'yes',
    enough_room: 'yes',
    internet: 'no',
    worries: 'no',
    rules_clear: 'yes',
    money_for_groceries: 'yes',
  }
  const aPair = [
    interview({
      ref: 'I1',
      familyRef: 'F1',
      instrument: instrumentOf(1),
      answers: said({ ...loadAnswers, household_others: ['partner'], grade_parent: 6 }),
    }),
    interview({
      ref: 'I2',
      familyRef: 'F2',
      instrument: instrumentOf(2),
      answers: said({ ...loadAnswers, internet: 'yes', grade_parent: 8 }),
    }),
  ]

  test.each([
    [1, { of: 100 / 5, others: 1 }],
    [2, { of: 0, others: 1 }],
  ])(
    'have, with version %i in force, the load of that version alone and together what both count alike',
    async (version, expected) => {
      const actor = await anOrganisationWith(aPair, version)
      const figures = await figuresForWeek(actor, { week, ...organisationNode })
      expect([figures.families, figures.interviews]).toEqual([2, 2])
      expect(figures.load).toMatchObject({ n: 1, mean: expected.of })
      expect(figures.shares.internet).toMatchObject({ n: 2, options: { yes: { count: 1 }, no: { count: 1 } } })
      expect(figures.grades.parent).toMatchObject({ n: 2, mean: 7 })
      expect(figures.shares.internet?.missing.other_version).toBeUndefined()
      expect(figures.shares[withAnOptionMore]?.missing.other_version).toBe(expected.others)
      expect(figures.shares[retired]?.missing.other_version).toBe(version === 1 ? 1 : undefined)
      expect(Object.keys(figures.shares).includes(retired)).toBe(version === 1)
    },
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { block, hash, periodsOf, worlds, type World } from '../../../tests/arbitrary-world'
import { settledForAReader } from '../../../tests/outside-reader'
import { correctedValues, withCorrections, type Correction } from './corrections'
import { findingsOn } from './gate'
import { messageOf } from './noise'
import { nodesOf } from './nodes'
import { inBlocks, nodeId, type Contributor, type Period, type Statement, type Values } from './publication'
import { figureKeys, kindOf, scales, type FigureKey } from './published-figures'
import { preparedReleases, preparing } from './release'
import { rangeOf } from './statement'

const nothing = Object.fromEntries(figureKeys.map((key) => [key, null])) as Values

test('an answer that was wrong counts as it is now; one that went as it was, and one that came not at all', () => {
  const before = { ...nothing, worries: 0, internet: 1, load: 252 }
  const now = { ...nothing, worries: 1, internet: null, grade_parent: 7, load: 252 }
  expect(correctedValues(before, now)).toEqual({ ...nothing, worries: 1, internet: 1, load: 252 })
})

const keys = ['homework_help', 'grade_parent', 'load'] as const satisfies readonly FigureKey[]

/** Of ten contributors so many turn out to have said something else. */
const someCorrected = (key: FigureKey, contributors: readonly Contributor[], often: number): Correction[] =>
  contributors.flatMap(({ interview, values: before }, index) => {
    const value = before?.[key] ?? null
    if (!before || value === null || (index * 7 + often) % 10 >= often) return []
    const { least, most } = scales[kindOf(key)]
    return [{ interview, before, values: { ...before, [key]: value === most ? least : most } }]
  })

type Story = {
  statements: Statement[]
  contributors: readonly Contributor[]
  said: number
  kept: number
}

/** Two weeks, the first one corrected, the block, and the block corrected, and some families erased between. */
const told = (key: FigureKey, world: World, often: number): Story => {
  const corrected = new Map<string, Contributor>()
  const story: Story = { statements: [], contributors: [], said: 0, kept: 0 }
  const frozen = (all: readonly Contributor[]) =>
    all.map((one) => {
      const { values = one.values, corrected: times = 0 } = corrected.get(one.interview) ?? {}
      return { ...one, values: one.values && values, corrected: times }
    })
  const publish = (period: Period, all: readonly Contributor[], answers: readonly Correction[] | null) => {
    const contributors = frozen(all)
    const nodes = answers ? [] : nodesOf(world.register, period)
    const correction = answers && { period, answers }
    const work = preparing({ contributors, nodes, correction, earlier: story.statements, k: 10, hash })
    let step = work.next()
    while (!step.done) step = work.next()
    const { releases, corrected: again, takenOver } = step.value
    for (const one of withCorrections(contributors, takenOver)) corrected.set(one.interview, one)
    // All figures of a correction read as they are now, or none does, and then nothing counts otherwise.
    for (const town of new Set(again.map(({ node }) => node.municipality))) {
      const here = again.filter(({ node }) => node.municipality === town)
      expect(new Set(here.map(({ figure }) => figure === null)).size).toBe(1)
      if (here[0]?.figure) story.said += here.length
      else story.kept += here.length
    }
    const first = releases.flatMap((release) => release.statements)
    story.statements = [...story.statements, ...first, ...again.flatMap(({ statement }) => statement ?? [])]
    story.contributors = frozen(all)
  }
  const [one, two, three, , block] = periodsOf(world)
  for (const part of [one, two]) if (part) publish(part.period, part.contributors, null)
  const wrongIn = (all: readonly Contributor[]) => someCorrected(key, frozen(all), often)
  if (one && three) {
    const ofFirst = three.contributors.filter(({ week }) => week === one.period.at)
    publish(one.period, three.contributors, wrongIn(ofFirst))
  }
  if (block) publish(block.period, block.contributors, null)
  if (block) publish(block.period, block.contributors, wrongIn(block.contributors))
  return story
}

const oneFigure = fc.constantFrom(...keys).chain((key) => worlds([key]).map((world) => ({ key, world })))
const often = fc.constantFrom(1, 1, 2, 5)

describe('whatever turns out to have been answered otherwise', () => {
  test('what is corrected settles nobody together with what was said first, also not after an erasure', () => {
    const seen = { said: 0, kept: 0, asked: 0 }
    fc.assert(
      fc.property(oneFigure, often, ({ key, world }, times) => {
        const { statements, contributors, said, kept } = told(key, world, times)
        seen.said += said
        seen.kept += kept
        const all = inBlocks(contributors)
        expect(findingsOn(key, { all, statements, k: 10, hash })).toEqual([])
        const settled = settledForAReader(key, all, statements, 10)
        seen.asked += settled.asked
        expect(settled.groups).toEqual([])
      }),
      { numRuns: 200 },
    )
    // Nothing corrected would pass too, and prove nothing.
    expect(seen.said).toBeGreaterThan(100)
    expect(seen.kept).toBeGreaterThan(100)
    expect(seen.asked).toBeGreaterThan(1000)
  })

  test('everything that was ever said stays true of the answers that count', () => {
    fc.assert(
      fc.property(oneFigure, often, ({ key, world }, times) => {
        const { statements, contributors } = told(key, world, times)
        const valueOf = new Map(contributors.map(({ interview, values }) => [interview, values?.[key] ?? null]))
        for (const statement of statements) {
          const values = statement.interviews.map((interview) => valueOf.get(interview) ?? null)
          if (values.includes(null)) continue
          const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0)
          const { low, high } = rangeOf(statement) ?? { low: Infinity, high: -Infinity }
          expect([sum >= low, sum <= high]).toEqual([true, true])
        }
      }),
      { numRuns: 100 },
    )
  })

  test('no two sums have one noise: two texts would tell what lies between them', () => {
    fc.assert(
      fc.property(oneFigure, often, ({ key, world }, times) => {
        const sums = new Map<string, number>()
        for (const { interviews, edition, sum } of told(key, world, times).statements) {
          const drawnFrom = messageOf(key, interviews, edition)
          expect(sums.get(drawnFrom) ?? sum).toBe(sum)
          sums.set(drawnFrom, sum)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('a figure keeps its contributors', () => {
    fc.assert(
      fc.property(oneFigure, often, ({ key, world }, times) => {
        const sets = new Map<string, string>()
        for (const { node, interviews } of told(key, world, times).statements) {
          expect(sets.get(nodeId(node)) ?? interviews.join()).toBe(interviews.join())
          sets.set(nodeId(node), interviews.join())
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('what a correction may not tell', () => {
  /** A town of two boards, eighteen families and nine, of whom so many say yes. */
  const townOf = (yes: readonly [number, number]): Contributor[] =>
    [18, 9].flatMap((size, board) =>
      Array.from({ length: size }, (_, family) => ({
        municipality: 'M',
        board: `B${board}`,
        school: `S${board}`,
        interview: `${board}.${family}`,
        family: `f${board}.${family}`,
        week: block,
        completed: true,
        corrected: 0,
        values: { ...nothing, homework_help: family < yes[board as 0 | 1] ? 1 : 0 },
      })),
    )
  const register = [0, 1].map((board) => ({
    municipality: 'M',
    board: `B${board}`,
    school: `S${board}`,
    byBlockFrom: null,
  }))
  const period: Period = { grain: 'week', at: block }

  test('a figure that cannot be corrected reads as it did, and nobody sees that it was asked', () => {
    const outside = (yes: number) => {
      const contributors = townOf([7, 0])
      const nodes = nodesOf(register, period)
      const earlier = preparedReleases({ contributors, nodes, earlier: [], k: 10, hash }).flatMap(
        (one) => one.statements,
      )
      const answers = contributors.flatMap(({ interview, values }, index): Correction[] =>
        index >= 18 && index < 18 + yes
          ? [{ interview, before: values!, values: { ...values!, homework_help: 1 } }]
          : [],
      )
      const work = preparing({ contributors, nodes: [], correction: { period, answers }, earlier, k: 10, hash })
      let step = work.next()
      while (!step.done) step = work.next()
      return step.value.corrected.map(({ figure }) => (figure?.said ? figure.text : 'as it was'))
    }
    const read = Array.from({ length: 9 }, (_, index) => outside(index + 1))
    // All nine of the small board said yes after all: the town would jump over a band, and only they can be the reason.
    expect(read.at(-1)).toEqual(['as it was'])
    expect(new Set(read.flat())).not.toContain('third:high')
  })
})

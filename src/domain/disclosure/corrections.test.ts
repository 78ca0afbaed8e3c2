import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hash, periodsOf, worlds, type World } from '../../../tests/arbitrary-world'
import { settledForAReader } from '../../../tests/outside-reader'
import { correctedFigures, correctedValues, type Correction } from './corrections'
import { findingsOn } from './gate'
import { nodesOf } from './nodes'
import { inBlocks, nodeId, type Contributor, type Period, type Statement, type Values } from './publication'
import { figureKeys, kindOf, scales, type FigureKey } from './published-figures'
import { preparing, type PublishableFigure } from './release'

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
  corrected: number
  withheld: number
  /** What is published now, by node. */
  read: Map<string, PublishableFigure>
}

/** Two weeks, the first one corrected, and corrected back if need be; the block, and the block corrected. */
const told = (key: FigureKey, world: World, often: number, { andBack = false } = {}): Story => {
  const changes = new Map<string, Values>()
  const story: Story = { statements: [], contributors: [], corrected: 0, withheld: 0, read: new Map() }
  const asNow = (all: readonly Contributor[]) =>
    all.map((one) => ({ ...one, values: one.values && (changes.get(one.interview) ?? one.values) }))
  const publish = (period: Period, all: readonly Contributor[], corrections: readonly Correction[]) => {
    for (const { interview, values } of corrections) changes.set(interview, values)
    const isCorrected = new Set(corrections.map(({ interview }) => interview))
    const contributors = asNow(all)
    const earlier = story.statements.map((one) => ({
      ...one,
      outdated: one.outdated || one.interviews.some((interview) => isCorrected.has(interview)),
    }))
    const corrected = correctedFigures(period, {
      statements: earlier,
      contributors,
      corrections,
      isSaid: (node) => story.read.get(nodeId(node))?.said ?? false,
    })
    const nodes = corrections.length > 0 ? [] : nodesOf(world.register, period)
    const work = preparing({ contributors, nodes, corrected, earlier, k: 10, hash })
    let step = work.next()
    while (!step.done) step = work.next()
    const again = step.value.corrected
    story.corrected += again.filter(({ figure }) => figure.said).length
    story.withheld += again.filter(({ figure }) => !figure.said).length
    const first = step.value.releases.flatMap((release) => release.statements)
    story.statements = [...earlier, ...first, ...again.flatMap(({ statement }) => statement ?? [])]
    story.contributors = contributors
    for (const { node, figures } of step.value.releases) story.read.set(nodeId(node), figures[key])
    for (const { node, figure } of again) story.read.set(nodeId(node), figure)
  }
  const [one, two, , , block] = periodsOf(world)
  for (const part of [one, two]) if (part) publish(part.period, part.contributors, [])
  const ofFirst = one ? asNow(one.contributors) : []
  const wrong = someCorrected(key, ofFirst, often)
  if (one && two) publish(one.period, two.contributors, wrong)
  const right = wrong.map(({ interview, before, values }) => ({ interview, before: values, values: before }))
  if (one && two && andBack) {
    publish(one.period, two.contributors, right)
    return story
  }
  if (block) publish(block.period, block.contributors, [])
  if (block) publish(block.period, block.contributors, someCorrected(key, asNow(block.contributors), often))
  return story
}

describe('whatever turns out to have been answered otherwise', () => {
  test('what is corrected settles nobody together with what was said first, also not after an erasure', () => {
    const seen = { corrected: 0, withheld: 0, asked: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom(...keys).chain((key) => worlds([key]).map((world) => ({ key, world }))),
        fc.constantFrom(1, 1, 2, 5),
        ({ key, world }, often) => {
          const { statements, contributors, corrected, withheld } = told(key, world, often)
          seen.corrected += corrected
          seen.withheld += withheld
          const all = inBlocks(contributors)
          expect(findingsOn(key, { all, statements, k: 10, hash })).toEqual([])
          const settled = settledForAReader(key, all, statements, 10)
          seen.asked += settled.asked
          expect(settled.groups).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
    // Nothing corrected would pass too, and prove nothing.
    expect(seen.corrected).toBeGreaterThan(150)
    expect(seen.withheld).toBeGreaterThan(15)
    expect(seen.asked).toBeGreaterThan(1000)
  })

  test('what is corrected and then corrected back reads as it did at first, but where that would settle somebody', () => {
    const seen = { asAtFirst: 0, withheld: 0, corrected: 0 }
    fc.assert(
      fc.property(worlds(['homework_help']), fc.constantFrom(1, 2, 5), (world, often) => {
        const { statements, read, corrected, withheld } = told('homework_help', world, often, { andBack: true })
        seen.corrected += corrected + withheld
        const first = new Map(statements.toReversed().map((statement) => [nodeId(statement.node), statement]))
        for (const [id, figure] of read) {
          const was = first.get(id)
          if (!was?.said) continue
          expect([undefined, was.texts[0]]).toContain(figure.said ? figure.text : undefined)
          if (figure.said) seen.asAtFirst++
          else seen.withheld++
        }
      }),
      { numRuns: 100 },
    )
    expect(seen.corrected).toBeGreaterThan(50)
    expect(seen.withheld * 50).toBeLessThan(seen.asAtFirst)
  })

  test('a figure keeps its contributors, and one that nothing changed is not made again', () => {
    fc.assert(
      fc.property(worlds(['homework_help']), (world) => {
        const { statements } = told('homework_help', world, 1)
        const sets = new Map<string, string>()
        for (const { node, interviews } of statements) {
          const id = JSON.stringify(node)
          expect(sets.get(id) ?? interviews.join()).toBe(interviews.join())
          sets.set(id, interviews.join())
        }
        const [first] = periodsOf(world)
        if (!first) return
        const { contributors } = first
        expect(
          correctedFigures(first.period, { statements, contributors: [], corrections: [], isSaid: () => true }),
        ).toEqual([])
        const same = statements.filter(({ node }) => node.period.at === first.period.at)
        const asTheyWere = correctedFigures(first.period, {
          statements: same.slice(0, 1),
          contributors,
          corrections: [],
          isSaid: () => same[0]?.said ?? false,
        })
        expect(asTheyWere).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hash } from '../../../tests/arbitrary-world'
import { settledForAReader } from '../../../tests/outside-reader'
import { addWeeks, type Week } from '../figures/week'
import { blockOf } from '../figures/block'
import { nodesOf } from './nodes'
import { inBlocks, type Contributor, type Statement, type Values } from './publication'
import { figureKeys, kindOf, scales, type FigureKey } from './published-figures'
import { preparedReleases } from './release'

const keys = ['homework_help', 'grade_parent', 'load'] as const satisfies readonly FigureKey[]
const nothing = Object.fromEntries(figureKeys.map((key) => [key, null])) as Values
const firstWeek = '2020-W01' as Week

/** Boards of these sizes, each with one school; every family is called every week and always says the same. */
type Town = { sizes: readonly number[]; key: FigureKey; answers: readonly number[] }

const towns: fc.Arbitrary<Town> = fc
  .record({
    large: fc.array(fc.integer({ min: 10, max: 14 }), { minLength: 1, maxLength: 2 }),
    small: fc.integer({ min: 1, max: 3 }),
    // Shares are what bands and noise protect least in small boards.
    key: fc.constantFrom(...keys, 'homework_help' as const, 'homework_help' as const),
    often: fc.constantFrom(3, 4, 5, 6, 7),
    seed: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 40, maxLength: 40 }),
  })
  .map(({ large, small, key, often, seed }) => {
    const { least, most } = scales[kindOf(key)]
    return { sizes: [...large, small], key, answers: seed.map((one) => (one < often ? most : least)) }
  })

const callsOf = ({ sizes, key, answers }: Town, week: Week): Contributor[] =>
  sizes
    .flatMap((size, board) => Array.from<number>({ length: size }).fill(board))
    .map((board, family) => ({
      municipality: 'M',
      board: `B${board}`,
      school: `S${board}`,
      interview: `${week}.${family}`,
      family: `f${family}`,
      week,
      completed: true,
      values: { ...nothing, [key]: answers[family] ?? 0 },
    }))

/** What is said of one figure of the town in so many weeks. */
const saidFor = (town: Town, weeks: number): Statement[] => {
  const register = town.sizes.map((_, board) => ({
    municipality: 'M',
    board: `B${board}`,
    school: `S${board}`,
    byBlockFrom: null,
  }))
  const all = Array.from({ length: weeks }, (_, index) => addWeeks(firstWeek, index))
  return all.reduce<Statement[]>((earlier, at) => {
    const contributors = all
      .filter((week) => week <= at && blockOf(week) === blockOf(at))
      .flatMap((week) => callsOf(town, week))
    const nodes = nodesOf(register, { grain: 'week', at })
    const made = preparedReleases({ contributors, nodes, earlier, k: 10, hash })
    return [...earlier, ...made.flatMap(({ statements }) => statements)]
  }, [])
}

test('the very same families, called every week, are not read out of many texts by who believes that nobody changes', () => {
  let said = 0
  fc.assert(
    fc.property(towns, (town) => {
      const statements = saidFor(town, 26)
      said += statements.length
      // One unknown for each family, whatever the week.
      const families = inBlocks(callsOf(town, firstWeek)).map((one) => ({ ...one, interview: one.family }))
      const ofFamilies = statements.map((one) => ({ ...one, interviews: one.families }))
      expect(settledForAReader(town.key, families, ofFamilies, 10).groups).toEqual([])
    }),
    { numRuns: 150 },
  )
  expect(said).toBeGreaterThan(1000)
})

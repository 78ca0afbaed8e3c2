/** Generates municipalities with boards, schools and calls, for the tests of disclosure control. */
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { addBlocks, blockOf, weeksOf, type Block } from '@/domain/figures/block'
import type { ListedSchool } from '@/domain/disclosure/policy/nodes'
import type { Contributor, Period, Values } from '@/domain/disclosure/policy/publication'
import { figureKeys, kindOf, type FigureKey } from '@/domain/disclosure/policy/published-figures'

export const block = '2020-W13' as Block
export const weeks = weeksOf(block)
const nextWeeks = weeksOf(addBlocks(block, 1)).slice(0, 2)
export const hash = (message: string) => createHmac('sha256', 'a secret of a test').update(message).digest()

export type World = {
  readonly register: readonly ListedSchool[]
  readonly contributors: readonly Contributor[]
  /** The same contributors after some families were erased, in the middle of the block. */
  readonly afterErasure: readonly Contributor[]
  readonly shape: Shape
}

type Shape = {
  /** The number of schools of each board. Boards after the third are in a second municipality. */
  boards: readonly number[]
  /** Whether the first board is published by block. */
  byBlock: boolean
  /** The average number of families that are called at a school in a block. */
  families: number
  /** Of ten families, how many give a substantive answer. */
  spoken: number
  /** Of ten families, how many are called twice in the block. */
  again: number
  /** Of ten families, how many are called every week, and in the next block too. */
  always: number
  /** Of ten answers, how many are yes. At 0 and 10 all answers are the same. */
  yes: number
  /** Of ten families, how many are erased after the second week was published. */
  erased: number
  seed: number
}

export const aShape: Shape = {
  boards: [3, 2],
  byBlock: false,
  families: 30,
  spoken: 10,
  again: 3,
  always: 0,
  yes: 6,
  erased: 0,
  seed: 3,
}

/** Pseudo-random whole numbers below a bound, by a linear congruential generator. The same seed gives the same numbers. */
const numbersFrom = (seed: number) => {
  let state = BigInt(seed)
  return (below: number) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 18446744073709551616n
    return Number((state >> 33n) % BigInt(below))
  }
}

const valueOf = (key: FigureKey, { spoken, yes }: Shape, below: (bound: number) => number) => {
  if (below(10) >= spoken) return null
  const high = below(10) < yes
  const kind = kindOf(key)
  if (kind === 'share') return high ? 1 : 0
  return kind === 'grade' ? (high ? 10 - below(2) : 1 + below(9)) : 252 * (high ? 100 : below(101))
}

const callsOf = ({ again, always }: Shape, below: (bound: number) => number) => {
  if (below(10) < always) return [...weeks, ...nextWeeks]
  const first = below(4)
  const second = below(10) < again ? below(4) : first
  return [...new Set([Math.min(first, second), Math.max(first, second)])].flatMap((call) => weeks[call] ?? [])
}

/** A world in which every family is at one school and is called once, twice or every week, at most once a week. */
export const worldOf = (keys: readonly FigureKey[], shape: Shape): World => {
  const below = numbersFrom(shape.seed)
  const register = shape.boards.flatMap((count, board) =>
    Array.from({ length: count }, (_, school) => ({
      municipality: board < 3 ? 'M' : 'N',
      board: `B${board}`,
      school: `S${board}.${school}`,
      byBlockFrom: shape.byBlock && board === 0 ? block : null,
    })),
  )
  const erased = new Set<string>()
  const contributors = register.flatMap(({ municipality, board, school }) =>
    Array.from({ length: below(2 * shape.families + 1) }, (_, index) => `${school}.${index}`).flatMap((family) => {
      if (below(10) < shape.erased) erased.add(family)
      return callsOf(shape, below).map((week): Contributor => {
        const values = Object.fromEntries(
          figureKeys.map((key) => [key, keys.includes(key) ? valueOf(key, shape, below) : null]),
        ) as Values
        return {
          municipality,
          board,
          school,
          interview: `${family}@${week}`,
          family,
          week,
          values,
          completed: below(10) > 0,
        }
      })
    }),
  )
  const afterErasure = contributors.map((one) => (erased.has(one.family) ? { ...one, values: null } : one))
  return { register, contributors, afterErasure, shape }
}

/**
 * The periods in the order of publication with the contributors at that time: two weeks, an erasure, two weeks, the block,
 * two weeks.
 */
export const periodsOf = (world: World): { period: Period; contributors: readonly Contributor[] }[] =>
  [
    ...weeks.map((at) => ({ grain: 'week' as const, at })),
    { grain: 'block' as const, at: block },
    ...nextWeeks.map((at) => ({ grain: 'week' as const, at })),
  ].map((period, index) => {
    const of = index < 2 ? world.contributors : world.afterErasure
    const isTouched = ({ week }: Contributor) => blockOf(week) === blockOf(period.at)
    const isThen = ({ week }: Contributor) =>
      isTouched({ week } as Contributor) && (period.grain === 'block' || week <= period.at)
    return { period, contributors: of.filter(isThen) }
  })

/** Worlds from a few families to some hundreds, with small and large schools, few substantive answers and unanimous ones. */
export const worlds = (keys: readonly FigureKey[]): fc.Arbitrary<World> =>
  fc
    .record({
      boards: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
      byBlock: fc.boolean(),
      families: fc.constantFrom(2, 5, 10, 20, 40),
      spoken: fc.constantFrom(4, 8, 10),
      again: fc.constantFrom(0, 3, 6),
      always: fc.constantFrom(0, 0, 5, 9),
      yes: fc.constantFrom(0, 2, 5, 8, 10),
      erased: fc.constantFrom(0, 0, 1, 3),
      seed: fc.nat(),
    })
    .map((shape) => worldOf(keys, shape))

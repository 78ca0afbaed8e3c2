/** Made-up municipalities with their boards, schools and calls, for the rules of disclosure. */
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { blockOf, weeksOf, type Block } from '@/domain/figures/block'
import { figureKeys, kindOf, type FigureKey } from '@/domain/disclosure/published-figures'
import type { Counting } from '@/domain/disclosure/release'

export const block = '2020-W13' as Block
export const weeks = weeksOf(block)
export const hash = (message: string) => createHmac('sha256', 'a secret of a test').update(message).digest()

export type World = { readonly counting: readonly Counting[]; readonly shape: Shape }

type Shape = {
  /** Schools of each board. */
  boards: readonly number[]
  /** Families that are called at a school in a block, about. */
  families: number
  /** Of ten families, how many say something substantive. */
  spoken: number
  /** Of ten families, how many are called twice in the block. */
  again: number
  /** Of ten answers, how many are yes: at 0 and 10 everybody says the same. */
  yes: number
  seed: number
}

/** Whole numbers below a bound, the same for the same seed (a linear congruence; nothing secret hangs on it). */
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

/** Every family at one school; called once or twice, each call in a week of its own; the last one speaks in the block. */
export const worldOf = (keys: readonly FigureKey[], shape: Shape): World => {
  const below = numbersFrom(shape.seed)
  const schools = shape.boards.flatMap((count, board) =>
    Array.from({ length: count }, (_, school) => ({ board: `B${board}`, school: `S${board}.${school}` })),
  )
  const counting = schools.flatMap(({ board, school }) =>
    Array.from({ length: below(2 * shape.families + 1) }, (_, family) => family).flatMap((family) => {
      const first = below(4)
      const second = below(10) < shape.again ? below(4) : first
      const calls = first === second ? [first] : [Math.min(first, second), Math.max(first, second)]
      return calls.map((call, index): Counting => {
        const week = weeks[call] ?? block
        const place = { municipality: 'M', board, school }
        const said = Object.fromEntries(
          figureKeys.map((key) => [key, keys.includes(key) ? valueOf(key, shape, below) : null]),
        ) as Counting['values']
        return {
          ...place,
          interview: `${school}.${family}.${index}`,
          family: `${school}.${family}`,
          week,
          block: blockOf(week),
          ofBlock: index === calls.length - 1,
          values: said,
        }
      })
    }),
  )
  return { counting, shape }
}

/** From handfuls of families to some hundreds; with small schools beside large ones, silent families and unanimous ones. */
export const worlds = (keys: readonly FigureKey[]): fc.Arbitrary<World> =>
  fc
    .record({
      boards: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      families: fc.constantFrom(2, 5, 10, 20, 40),
      spoken: fc.constantFrom(4, 8, 10),
      again: fc.constantFrom(0, 3, 6),
      yes: fc.constantFrom(0, 2, 5, 8, 10),
      seed: fc.nat(),
    })
    .map((shape) => worldOf(keys, shape))

/** Whole numbers from a seed (mulberry32), with 32-bit integer arithmetic only: the same on every machine and Node. */
export type Random = {
  /** From 0 to `bound` - 1. */
  below: (bound: number) => number
  /** True in `percent` of 100 cases. */
  chance: (percent: number) => boolean
  pick: <T>(options: readonly T[]) => T
  /** One of the keys, with a chance in proportion to its weight. The order of the keys decides which draw gives which key. */
  weighted: <K extends string>(weights: { readonly [key in K]: number }) => K
}

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (bound: number) => next() % bound
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (options) => options[below(options.length)]!,
    weighted: (weights) => {
      const entries = Object.entries<number>(weights)
      let left = below(entries.reduce((sum, [, weight]) => sum + weight, 0))
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key as keyof typeof weights
      }
      throw new Error('weights without a key')
    },
  }
}

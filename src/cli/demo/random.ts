/** A small seeded random generator (sfc32), so that a demo can be generated again byte by byte. */
export type Random = {
  /** In [0, 1). */
  next: () => number
  chance: (probability: number) => boolean
  /** A whole number, both ends included. */
  between: (from: number, to: number) => number
  pick: <T>(all: readonly T[]) => T
  /** An option with a probability according to its weight. */
  weighted: <T extends string | number>(weights: Readonly<Record<T, number>>) => `${T}`
  shuffled: <T>(all: readonly T[]) => T[]
  /** Mean 0, deviation 1. */
  normal: () => number
}

const sfc32 = (seed: number) => {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed | 0]
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let index = 0; index < 15; index += 1) next()
  return next
}

export const randomFrom = (seed: number): Random => {
  const next = sfc32(seed)
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(values: readonly T[]): T => {
    const value = values[between(0, values.length - 1)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  const weighted = <T extends string | number>(weights: Readonly<Record<T, number>>): `${T}` => {
    const values = Object.entries<number>(weights)
    let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0)
    // `Object.entries` returns the keys as strings, whatever the type of the table is.
    return (values.find(([, weight]) => (left -= weight) < 0) ?? pick(values))[0] as `${T}`
  }
  const shuffled = <T>(values: readonly T[]): T[] =>
    values
      .map((value) => ({ one: value, order: next() }))
      .toSorted((x, y) => x.order - y.order)
      .map(({ one: value }) => value)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return { next, chance: (probability) => next() < probability, between, pick, weighted, shuffled, normal }
}

/** One to `most` different keys, heavier weights more often; never none. */
export const weightedKeys = (random: Random, weights: Readonly<Record<string, number>>, most: number): string[] => {
  const count = random.between(1, most)
  const remainingWeights = new Map(Object.entries(weights).filter(([, weight]) => weight > 0))
  const chosenKeys: string[] = []
  while (chosenKeys.length < count && remainingWeights.size > 0) {
    const one = random.weighted(Object.fromEntries(remainingWeights))
    chosenKeys.push(one)
    remainingWeights.delete(one)
  }
  return chosenKeys
}

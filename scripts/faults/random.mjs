/**
 * Random numbers that a seed repeats (mulberry32). Each writer gets numbers of its own, so that what it does follows from the
 * seed however the writers take turns.
 * @param {number} seed
 */
export function randomOf(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (first, last) => first + Math.floor(next() * (last - first + 1))
  return {
    /** A whole number from `first` to `last`. @param {number} first @param {number} last */
    between,
    /** @param {number} probability */
    chance: (probability) => next() < probability,
    /** @template Item @param {readonly Item[]} items @returns {Item} */
    oneOf: (items) => items[between(0, items.length - 1)],
    /** @template Item @param {readonly Item[]} items @returns {Item[]} */
    shuffled(items) {
      const order = new Map(items.map((item) => [item, next()]))
      return items.toSorted((one, other) => order.get(one) - order.get(other))
    },
    /** Numbers of its own for somebody else. */
    another: () => randomOf(Math.floor(next() * 2 ** 32)),
  }
}

/** @typedef {ReturnType<typeof randomOf>} Random */

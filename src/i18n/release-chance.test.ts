import { expect, test } from 'vitest'
import { shareBands } from '@/domain/disclosure/policy/share-bands'

/** The noise of rule R4: each number with the probability that it is added to a count. */
const noise = [
  [-2, 0.1],
  [-1, 0.2],
  [0, 0.4],
  [1, 0.2],
  [2, 0.1],
] as const

const textAt = (n: number, count: number) =>
  shareBands(n).find(({ from, to }) => Math.min(n, Math.max(0, count)) >= from && Math.min(n, Math.max(0, count)) <= to)
    ?.text

/** The probability that noise moves a share to another band, averaged over all counts of `n` families. */
const movedAt = (n: number): number => {
  const counts = Array.from({ length: n + 1 }, (_, count) => count)
  const moved = counts.map((count) =>
    noise.reduce((sum, [added, chance]) => sum + (textAt(n, count + added) === textAt(n, count) ? 0 : chance), 0),
  )
  return moved.reduce((sum, chance) => sum + chance, 0) / counts.length
}

test('about one in ten shares is published in the band next to its own, as the release states', () => {
  const sizes = Array.from({ length: 241 }, (_, index) => 10 + index)
  const rate = sizes.reduce((sum, n) => sum + movedAt(n), 0) / sizes.length
  expect(rate).toBeGreaterThan(1 / 14)
  expect(rate).toBeLessThan(1 / 8)
})

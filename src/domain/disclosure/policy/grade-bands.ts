/**
 * R5: a mean grade leaves rounded to halves, from 100 families to tenths, and never more extreme than a bound. Protects from
 * "everyone gave a ten", which would be each family's own answer. Whole numbers throughout.
 */
import { lowerEndOf, sizeClassOf } from './size-class'
import type { Band } from './share-bands'

/** Sums from 1 x n to 10 x n, and a little beyond by noise: that reads as the outermost text. */
const beyond = 5

const stepsPerGrade = (n: number) => (n < 100 ? 2 : 10)

/** The least and the greatest mean that may be said, in steps, rounded inward. */
const boundsOf = (n: number, steps: number) => {
  const size = sizeClassOf(n)
  const m = size ? lowerEndOf(size) : n
  return {
    least: Math.ceil((steps * (m - 2 + 9)) / (m - 2)),
    most: Math.floor((steps * (10 * (m - 2) - 9)) / (m - 2)),
  }
}

const written = (step: number, steps: number) => (step / steps).toFixed(1)

/** Sums whose mean rounds to `step` (half rounds up). */
const sumsAt = (step: number, n: number, steps: number) => ({
  from: Math.ceil((2 * n * step - n) / (2 * steps)),
  to: Math.ceil((2 * n * step + n) / (2 * steps)) - 1,
})

/** All texts that the mean grade of `n` families (at least 10) can have, by the sum with its noise. */
export const gradeTextsOf = (n: number): Band[] => {
  const steps = stepsPerGrade(n)
  const { least, most } = boundsOf(n, steps)
  const inner = Array.from({ length: most - least - 1 }, (_, index) => {
    const step = least + 1 + index
    return { text: `grade:${written(step, steps)}`, ...sumsAt(step, n, steps) }
  })
  return [
    { text: `grade:most:${written(least, steps)}`, from: n - beyond, to: sumsAt(least, n, steps).to },
    ...inner,
    { text: `grade:least:${written(most, steps)}`, from: sumsAt(most, n, steps).from, to: 10 * n + beyond },
  ]
}

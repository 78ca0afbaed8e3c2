/**
 * R5: the bands of a mean grade: halves, from 100 families tenths, and never more extreme than a bound. The bound keeps a
 * release from saying "everyone gave a ten", which would be each family's own answer. All numbers are whole.
 */
import type { Band } from './share-bands'
import { lowerBound, sizeClassOf } from './size-class'

/** Noise can take a sum this far outside n to 10 n; such a sum gets the text of the outermost band. */
const noiseMargin = 5

const stepsPerGrade = (n: number) => (n < 100 ? 2 : 10)

/**
 * The least and the greatest mean that may be published, in steps and rounded inward: the mean when all families but one gave
 * the same outermost grade and that one gave the opposite, with two families fewer than the size class has at least.
 */
const outermostSteps = (n: number, steps: number) => {
  const size = sizeClassOf(n)
  const m = size ? lowerBound(size) : n
  return {
    least: Math.ceil((steps * (m - 2 + 9)) / (m - 2)),
    most: Math.floor((steps * (10 * (m - 2) - 9)) / (m - 2)),
  }
}

const gradeAt = (step: number, steps: number) => (step / steps).toFixed(1)

/** The sums whose mean rounds to `step`; a half rounds up. */
const sumsAt = (step: number, n: number, steps: number) => ({
  from: Math.ceil((2 * n * step - n) / (2 * steps)),
  to: Math.ceil((2 * n * step + n) / (2 * steps)) - 1,
})

/** All bands of the mean grade of `n` families (at least 10), by the sum with its noise. */
export const gradeBands = (n: number): Band[] => {
  const steps = stepsPerGrade(n)
  const { least, most } = outermostSteps(n, steps)
  const inner = Array.from({ length: most - least - 1 }, (_, index) => {
    const step = least + 1 + index
    return { text: `grade:${gradeAt(step, steps)}`, ...sumsAt(step, n, steps) }
  })
  return [
    { text: `grade:most:${gradeAt(least, steps)}`, from: n - noiseMargin, to: sumsAt(least, n, steps).to },
    ...inner,
    { text: `grade:least:${gradeAt(most, steps)}`, from: sumsAt(most, n, steps).from, to: 10 * n + noiseMargin },
  ]
}

/**
 * The texts of a figure, and the sums that a reader who knows n can infer behind a text. This is the one place where the rules
 * make a text and where the audit reads it back, so the two cannot drift apart.
 */
import type { FeasibilityInterval } from '../inference/feasibility-interval'
import { gradeBands } from './grade-bands'
import { indexBands } from './index-bands'
import { scales, type FigureKind } from './published-figures'
import { shareBands, type Band } from './share-bands'

const bandsByKind: Record<FigureKind, (n: number) => Band[]> = {
  share: shareBands,
  grade: gradeBands,
  index: indexBands,
}

/** All texts that a figure of `n` families can have, from the lowest. */
export const figureTexts = (kind: FigureKind, n: number): readonly string[] =>
  bandsByKind[kind](n).map(({ text }) => text)

/** The text of a count or sum with `noise` (in steps) added. A sum beyond the last band gets the text of the outermost one. */
export const figureText = (kind: FigureKind, n: number, sum: number, noise: number): string => {
  const noisySum = sum + noise * scales[kind].step
  const bands = bandsByKind[kind](n)
  // Every kind has three bands.
  return (bands.find(({ to }) => noisySum <= to) ?? (bands.at(-1) as Band)).text
}

/** All sums, before noise, that can have `text`; null when no figure of n families has that text. */
export const feasibleSums = (kind: FigureKind, n: number, text: string): FeasibilityInterval | null => {
  const { least, most, step, noise } = scales[kind]
  const band = bandsByKind[kind](n).find((candidate) => candidate.text === text)
  if (!band || band.to < band.from) return null
  const largestNoise = noise * step
  return { low: Math.max(least * n, band.from - largestNoise), high: Math.min(most * n, band.to + largestNoise) }
}

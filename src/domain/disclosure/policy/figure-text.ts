/**
 * What a figure says, and what a reader who knows n can think possible behind it: the one place where rules make a text and
 * where the audit reads it back, so that the two cannot drift apart.
 */
import { gradeTextsOf } from './grade-bands'
import { indexTextsOf } from './index-bands'
import { scales, type FigureKind } from './published-figures'
import { bandsOf, type Band } from './share-bands'

const bandsByKind: Record<FigureKind, (n: number) => Band[]> = {
  share: bandsOf,
  grade: gradeTextsOf,
  index: indexTextsOf,
}

/** Both ends included, in the figure's whole numbers. */
export type Range = { readonly low: number; readonly high: number }

/** All texts that a figure of `n` families can have, from the lowest. */
export const textsOf = (kind: FigureKind, n: number): readonly string[] => bandsByKind[kind](n).map(({ text }) => text)

/** The text of a count or sum with `noise` (in steps) added. A count is clipped to 0..n first. */
export const textOf = (kind: FigureKind, n: number, sum: number, noise: number): string => {
  const noisy = sum + noise * scales[kind].step
  const bands = bandsByKind[kind](n)
  const last = bands.length - 1
  const found = bands.findIndex(({ to }) => noisy <= to)
  return (bands[found === -1 ? last : found] as Band).text
}

/** All sums without noise that may say `text`; null when no figure of n families can say it. */
export const possibleOf = (kind: FigureKind, n: number, text: string): Range | null => {
  const { least, most, step, noise } = scales[kind]
  const band = bandsByKind[kind](n).find((one) => one.text === text)
  if (!band || band.to < band.from) return null
  const around = noise * step
  return { low: Math.max(least * n, band.from - around), high: Math.min(most * n, band.to + around) }
}

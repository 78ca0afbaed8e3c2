/**
 * Parses the text code of a figure, and computes where it lies between 0 and 1 for a drawing. It does not produce words. A
 * code that it cannot parse is null, and is then shown like a suppressed figure.
 */
import { lowerBound, type SizeClass } from '../disclosure/policy/size-class'
import { oneOf } from '../closed-lists'

export type ScalePosition = 'low' | 'middle' | 'high'

const kinds = ['third', 'class'] as const
const places = ['low', 'middle', 'high'] as const
const bounds = ['most', 'least'] as const

export type ReadText =
  | { readonly kind: 'third'; readonly place: ScalePosition }
  | { readonly kind: 'between'; readonly from: number; readonly to: number }
  | { readonly kind: 'most' | 'least'; readonly percent: number }
  | { readonly kind: 'grade'; readonly bound: 'about' | 'most' | 'least'; readonly grade: number }
  | { readonly kind: 'class'; readonly place: ScalePosition }

/** Fractions of the whole scale: 0 to 100 percent, 1 to 10 for a grade, 0 to 100 for load and capacity. */
export type Span = { readonly from: number; readonly to: number }

const code =
  /^(?:(third|class):(low|middle|high)|band:(\d+)-(\d+)|(most|least):(\d+)|grade:(?:(most|least):)?(\d+\.\d))$/

/** Parses a text code. Null when it is no code of the rules. */
export const readText = (text: string): ReadText | null => {
  const codeMatch = code.exec(text)
  if (!codeMatch) return null
  const [, placed, where, from, to, limit, percent, gradeLimit, grade] = codeMatch
  const [kind, place, bound] = [oneOf(kinds, placed), oneOf(places, where), oneOf(bounds, limit)]
  if (kind && place) return { kind, place }
  if (bound) return { kind: bound, percent: Number(percent) }
  if (grade) return { kind: 'grade', bound: oneOf(bounds, gradeLimit) ?? 'about', grade: Number(grade) }
  return { kind: 'between', from: Number(from), to: Number(to) }
}

const thirds: Record<ScalePosition, Span> = {
  low: { from: 0, to: 1 / 3 },
  middle: { from: 1 / 3, to: 2 / 3 },
  high: { from: 2 / 3, to: 1 },
}

/** A grade is rounded to halves, or to tenths from 100 families on, so the mean lies within half a step of the text. */
const gradeSpan = (grade: number, bound: 'about' | 'most' | 'least', size: SizeClass): Span => {
  const around = lowerBound(size) < 100 ? 0.25 : 0.05
  const at = (value: number) => Math.min(1, Math.max(0, (value - 1) / 9))
  return {
    from: bound === 'most' ? 0 : at(grade - around),
    to: bound === 'least' ? 1 : at(grade + around),
  }
}

/** The part of the scale that a text covers. */
export const spanOf = (text: ReadText, size: SizeClass): Span => {
  switch (text.kind) {
    case 'third':
    case 'class':
      return thirds[text.place]
    case 'between':
      return { from: text.from / 100, to: text.to / 100 }
    case 'most':
      return { from: 0, to: text.percent / 100 }
    case 'least':
      return { from: text.percent / 100, to: 1 }
    case 'grade':
      return gradeSpan(text.grade, text.bound, size)
  }
}

/**
 * The figures of an organisation's own questions in a week, exact and for the whole organisation only: nobody has judged
 * which answers would make a family recognisable in a smaller group.
 */
import { missingReasons, type MissingReason } from '../instrument/definition'
import type { OwnKey } from '../instrument/keys'
import { answeredCode, reservedCodes, type OwnQuestion } from '../instrument/own-questions'
import { countOfCode, type CodeCounts, type OwnCounts } from './counts'
import { meanOf, shareOf, type MeanFigure, type ShareFigure } from './intervals'
import { tableOf } from './table-of'

/** `n` counts the families with an answer, and `missing` those that had the question and gave none. */
type WithMissing<Figure> = Figure & {
  readonly n: number
  readonly missing: { readonly [reason in MissingReason]: number }
}

export type OwnFigure =
  | WithMissing<{ readonly kind: 'choice' | 'many'; readonly options: { readonly [option: string]: ShareFigure } }>
  | WithMissing<{ readonly kind: 'number' } & MeanFigure>
  | WithMissing<{ readonly kind: 'text' }>
export type OwnFigures = { readonly [key: OwnKey]: OwnFigure }

const numberSums = (codes: CodeCounts) => {
  const counts = Object.entries(codes)
    .filter(([code]) => !reservedCodes.includes(code))
    .map(([code, count]) => ({ value: Number(code), count }))
  const total = (of: (value: number) => number) => counts.reduce((sum, { value, count }) => sum + of(value) * count, 0)
  return { n: total(() => 1), sum: total((value) => value), sumOfSquares: total((value) => value * value) }
}

/** An interval ends where the answers do. */
const withinRange = ({ low, high, ...mean }: MeanFigure, { min, max }: { min: number; max: number }): MeanFigure => ({
  ...mean,
  low: low === null ? null : Math.max(low, min),
  high: high === null ? null : Math.min(high, max),
})

const figureOf = (question: OwnQuestion, codes: CodeCounts): OwnFigure => {
  const n = countOfCode(codes, answeredCode)
  const missing = tableOf(missingReasons, (reason) => countOfCode(codes, reason))
  switch (question.kind) {
    case 'choice':
    case 'many': {
      const { kind, options } = question
      return { kind, n, missing, options: tableOf(options, (option) => shareOf(countOfCode(codes, option), n)) }
    }
    case 'number':
      return { kind: 'number', missing, ...withinRange(meanOf(numberSums(codes), { times: 1, units: 1 }), question) }
    case 'text':
      return { kind: 'text', n, missing }
    default:
      return question satisfies never
  }
}

/** The figures of the questions that a family of the week had, in the order of `ownQuestions`. */
export const ownFigures = (ownQuestions: readonly OwnQuestion[], counts: OwnCounts): OwnFigures =>
  Object.fromEntries(
    ownQuestions.flatMap((question): [OwnKey, OwnFigure][] => {
      const codes = counts[question.key]
      return codes ? [[question.key, figureOf(question, codes)]] : []
    }),
  )

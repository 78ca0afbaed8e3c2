/**
 * R0: what was published is corrected with the same contributors, or it is not corrected. Protects from an answer that comes
 * or goes: a figure of one family more is a difference. An answer that was wrong counts as it is now; one that is no longer
 * there counts as it was, and one that came counts in no figure of that period.
 */
import { nodeId, type Contributor, type Period, type Statement, type Values } from './publication'
import type { Range } from './possible'
import { figureKeys, type FigureKey } from './published-figures'
import { editionOf, rangeOf, type Candidate } from './statement'

/** Where something was said and something is said now, what is said now. */
export const correctedValues = (before: Values, now: Values): Values =>
  Object.fromEntries(figureKeys.map((key) => [key, before[key] === null ? null : (now[key] ?? before[key])])) as Values

export const isCorrected = (before: Values, now: Values): boolean => figureKeys.some((key) => before[key] !== now[key])

/** A contributor as it was frozen, with its values as they are now. */
export type Correction = Pick<Contributor, 'interview'> & { readonly before: Values; readonly values: Values }

/** Those in which the answer to this figure is another one, and with nothing else corrected. */
export const correctionsOn = (key: FigureKey, corrections: readonly Correction[]): Correction[] =>
  corrections
    .filter(({ before, values }) => before[key] !== values[key])
    .map(({ interview, before, values }) => ({ interview, before, values: { ...before, [key]: values[key] } }))

/** The same contributors with the values as they are now, each counted as corrected once more. */
export const withCorrections = <One extends Contributor>(
  all: readonly One[],
  corrections: readonly Correction[],
): One[] => {
  const now = new Map(corrections.map(({ interview, values }) => [interview, values]))
  return all.map((one) => {
    const values = now.get(one.interview)
    return values ? { ...one, values, corrected: one.corrected + 1 } : one
  })
}

type Published = {
  /** Of one figure, in the order in which they were made. */
  readonly statements: readonly Statement[]
  /** With the values that they have now. */
  readonly contributors: readonly Contributor[]
  /** On that figure. */
  readonly corrections: readonly Correction[]
}

/** The sum of a statement's contributors as they are now; null when it cannot be known, because one of them was erased. */
const sumNow = ({ key, sum, edition }: Statement, all: readonly Contributor[], corrections: readonly Correction[]) => {
  const values = all.map((one) => one.values?.[key] ?? null)
  if (!values.includes(null)) return values.reduce<number>((total, value) => total + (value ?? 0), 0)
  const here = new Set(all.map(({ interview }) => interview))
  const changes = corrections.filter(({ interview }) => here.has(interview))
  if (edition + changes.length !== editionOf(all)) return null
  return changes.reduce((total, { before, values: now }) => total + (now[key] ?? 0) - (before[key] ?? 0), sum)
}

const isIn = (number: number, range: Range | null) => range !== null && number >= range.low && number <= range.high

/**
 * The figures of a period of which something is known and that have another sum now. `areTrue`: everything that was ever said
 * is still true of the answers as they are now, noise included. Where it is not, nothing is corrected: whoever reads both texts
 * would know that the first cannot have been meant, and what is withheld or said next would tell how much was wrong.
 */
export const correctedFigures = (
  period: Period,
  { statements, contributors, corrections }: Published,
): { candidates: readonly Candidate[]; areTrue: boolean } => {
  const byInterview = new Map(contributors.map((one) => [one.interview, one]))
  const now = statements.map((statement) => {
    const all = statement.interviews.flatMap((interview) => byInterview.get(interview) ?? [])
    return { statement, all, sum: sumNow(statement, all, corrections) }
  })
  const ofPeriod = now.filter(
    ({ statement: { node } }) => node.period.grain === period.grain && node.period.at === period.at,
  )
  const last = new Map(ofPeriod.map((one) => [nodeId(one.statement.node), one]))
  const isCorrectedHere = new Set(corrections.map(({ interview }) => interview))
  const touched = now.filter(({ statement }) => statement.interviews.some((one) => isCorrectedHere.has(one)))
  return {
    candidates: [...last.values()].flatMap(({ statement, all, sum }) => {
      const { said: _said, texts: _texts, ...candidate } = statement
      if (sum === null || sum === statement.sum) return []
      return [{ ...candidate, release: '', sum, edition: editionOf(all) }]
    }),
    areTrue: touched.every(({ statement, sum }) => sum !== null && isIn(sum, rangeOf(statement))),
  }
}

/**
 * R0: what was published is corrected with the same contributors, or it is not corrected. Protects from an answer that comes
 * or goes: a figure of one family more is a difference. An answer that was wrong counts as it is now; one that is no longer
 * there counts as it was, and one that came counts in no figure of that period.
 */
import { nodeId, type Contributor, type Period, type PublishedNode, type Statement, type Values } from './publication'
import { figureKeys, type FigureKey } from './published-figures'
import type { Candidate } from './statement'

/** Where something was said and something is said now, what is said now. */
export const correctedValues = (before: Values, now: Values): Values =>
  Object.fromEntries(figureKeys.map((key) => [key, before[key] === null ? null : (now[key] ?? before[key])])) as Values

export const isCorrected = (before: Values, now: Values): boolean => figureKeys.some((key) => before[key] !== now[key])

/** A contributor as it was frozen, with its values as they are now. */
export type Correction = Pick<Contributor, 'interview'> & { readonly before: Values; readonly values: Values }

/** The sum of a statement's contributors as they are now; null when it cannot be known, because one of them was erased. */
const sumNow = (
  { key, interviews, sum, outdated }: Statement,
  contributors: ReadonlyMap<string, Contributor>,
  corrections: ReadonlyMap<string, Correction>,
): number | null => {
  const values = interviews.map((interview) => contributors.get(interview)?.values?.[key] ?? null)
  if (!values.includes(null)) return values.reduce<number>((total, value) => total + (value ?? 0), 0)
  if (outdated) return null
  return interviews.reduce((total, interview) => {
    const { before, values: now } = corrections.get(interview) ?? {}
    return total + (now?.[key] ?? 0) - (before?.[key] ?? 0)
  }, sum)
}

type Published = {
  /** In the order in which they were made. */
  readonly statements: readonly Statement[]
  /** With the values that they have now. */
  readonly contributors: readonly Contributor[]
  readonly corrections: readonly Correction[]
  /** Is a figure said in what is published now? An earlier correction may have withheld it. */
  readonly isSaid: (node: PublishedNode, key: FigureKey) => boolean
}

/** The figures of a period of which something is known, and that have another sum now or are not read as they were said. */
export const correctedFigures = (
  period: Period,
  { statements, contributors, corrections, isSaid }: Published,
): Candidate[] => {
  const ofPeriod = statements.filter(({ node }) => node.period.grain === period.grain && node.period.at === period.at)
  const last = new Map(ofPeriod.map((statement) => [`${nodeId(statement.node)} ${statement.key}`, statement]))
  const byInterview = new Map(contributors.map((one) => [one.interview, one]))
  const corrected = new Map(corrections.map((one) => [one.interview, one]))
  return [...last.values()].flatMap(({ said, texts, ...statement }) => {
    const sum = sumNow({ said, texts, ...statement }, byInterview, corrected)
    const isAsItWas = sum === statement.sum && said === isSaid(statement.node, statement.key)
    return sum === null || isAsItWas ? [] : [{ ...statement, release: '', sum, outdated: false }]
  })
}

/**
 * R7: what is read is what was asked. Protects from a release that says more than its statements: a number of families that
 * is no class, counts beside a band, a reason beside what is withheld, a text that the gate never saw.
 */
import type { Finding } from './audit'
import { nodeId, type PublishedNode, type Statement } from '../policy/publication'
import { figureKeys, type FigureKey } from '../policy/published-figures'
import { leastFamilies, sizeClassOf } from '../policy/size-class'

/** One revision as it is kept to be read. */
export type Reading = {
  readonly node: PublishedNode
  readonly threshold: number
  readonly families: unknown
  readonly figures: unknown
  /** How many families contribute to the node. */
  readonly contributors: number
}

/** These parts, and no other. */
const isExactly = (figure: unknown, parts: Readonly<Record<string, unknown>>): boolean => {
  const read = new Map(Object.entries(figure ?? {}))
  const wanted = Object.entries(parts)
  return read.size === wanted.length && wanted.every(([part, value]) => read.get(part) === value)
}

const isAsAsked = (figure: unknown, key: FigureKey, statements: readonly Statement[]): boolean => {
  if (isExactly(figure, { said: false })) return true
  const last = statements.findLast((statement) => statement.key === key)
  if (!last?.said) return false
  return isExactly(figure, { said: true, text: last.texts[0], size: sizeClassOf(last.interviews.length) })
}

/** `statements`: of this release, up to and including this revision, in the order in which they were made. */
export const readingFindings = (
  { node, threshold, families, figures, contributors }: Reading,
  statements: readonly Statement[],
): Finding[] => {
  const name = nodeId(node)
  const isEnough = contributors >= Math.max(leastFamilies, threshold)
  const read = new Map(Object.entries(figures ?? {}))
  const wrong = figureKeys.filter((key) => !isAsAsked(read.get(key), key, isEnough ? statements : []))
  const isNothingMore = read.size === figureKeys.length && families === (isEnough ? sizeClassOf(contributors) : null)
  return [
    ...wrong.map((key) => ({ kind: 'read_otherwise' as const, key, name })),
    ...(isNothingMore ? [] : [{ kind: 'read_otherwise' as const, key: 'families' as const, name }]),
  ]
}

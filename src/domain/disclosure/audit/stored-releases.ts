/**
 * R7, a release as it is stored to be read: it must say what its statements say and nothing more. This catches an exact number
 * of families, counts beside a band, the reason of a suppression, and a text that was never audited.
 */
import type { Instrument } from '../../instrument/instrument'
import { nodeId, type PublishedNode, type Statement } from '../policy/publication'
import { figureKeysOf, type FigureKey } from '../policy/published-figures'
import { minimumThreshold, sizeClassOf } from '../policy/size-class'
import type { Finding } from './finding'

/** One revision of a release as it is stored. `families` and `figures` are JSON that is not trusted yet. */
export type StoredRelease = {
  readonly node: PublishedNode
  /** The version that it was made with, which decides which figures it has. */
  readonly instrument: Instrument
  readonly threshold: number
  readonly families: unknown
  readonly figures: unknown
  /** The number of families that contribute to the node. */
  readonly contributors: number
}

/** Does the stored object have exactly these properties? */
const hasExactly = (storedValue: unknown, properties: Readonly<Record<string, unknown>>): boolean => {
  const storedProperties = new Map(Object.entries(storedValue ?? {}))
  const expectedEntries = Object.entries(properties)
  return (
    storedProperties.size === expectedEntries.length &&
    expectedEntries.every(([name, value]) => storedProperties.get(name) === value)
  )
}

/** `said` is the key of the stored JSON for "published". */
const isAsStated = (figure: unknown, key: FigureKey, statements: readonly Statement[]): boolean => {
  if (hasExactly(figure, { said: false })) return true
  const last = statements.findLast((statement) => statement.key === key)
  if (!last?.isPublished) return false
  return hasExactly(figure, { said: true, text: last.texts[0], size: sizeClassOf(last.interviews.length) })
}

/** `statements` are those of the release up to and including this revision, in the order in which they were made. */
export const storedReleaseFindings = (
  { node, instrument, threshold, families, figures, contributors }: StoredRelease,
  statements: readonly Statement[],
): Finding[] => {
  const name = nodeId(node)
  const hasEnough = contributors >= Math.max(minimumThreshold, threshold)
  const storedEntries = new Map(Object.entries(figures ?? {}))
  const keys = figureKeysOf(instrument)
  const wrongKeys = keys.filter((key) => !isAsStated(storedEntries.get(key), key, hasEnough ? statements : []))
  const hasOnlyItsFigures =
    storedEntries.size === keys.length && families === (hasEnough ? sizeClassOf(contributors) : null)
  return [
    ...wrongKeys.map((key) => ({ kind: 'read_otherwise' as const, key, name })),
    ...(hasOnlyItsFigures ? [] : [{ kind: 'read_otherwise' as const, key: 'families' as const, name }]),
  ]
}

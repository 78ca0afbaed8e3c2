/** R4: what is said of one figure about one node, and the same again: made from nothing but its contributors and their sum. */
import { messageOf, noiseOf, type KeyedHash } from './noise'
import { textOf } from './possible'
import type { Claim, Contribution, PublishedNode } from './publication'
import { kindOf, type FigureKey } from './published-figures'
import { sizeClassOf } from './size-class'

type Said = Pick<Claim, 'key' | 'interviews' | 'sum'>

/** The only text that the rules allow. */
export const textByRule = ({ key, interviews, sum }: Said, hash: KeyedHash): string =>
  textOf(kindOf(key), interviews.length, sum, noiseOf(kindOf(key), hash(messageOf(key, interviews))))

export const claimOf = (key: FigureKey, node: PublishedNode, of: readonly Contribution[], hash: KeyedHash): Claim => {
  const inOrder = of.toSorted((a, b) => (a.interview < b.interview ? -1 : 1))
  const interviews = inOrder.map(({ interview }) => interview)
  const families = inOrder.map(({ family }) => family)
  const sum = of.reduce((total, { value }) => total + value, 0)
  const size = sizeClassOf(of.length) ?? ''
  return { release: '', node, key, size, text: textByRule({ key, interviews, sum }, hash), interviews, families, sum }
}

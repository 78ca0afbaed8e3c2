/**
 * R4: noise (perturbation) that is drawn from who contributes, never from the answers. It keeps an insider who knows all
 * answers but one from computing that one. The same interviews always get the same noise, so a second release reveals nothing
 * new, and one interview more or less gives a fresh draw. The secret stays outside: the machine room hands in a keyed hash.
 */
import type { FigureKind } from './published-figures'

/** HMAC-SHA-256 with the organisation's secret; at least the first eight bytes. */
export type KeyedHash = (message: string) => Uint8Array

/** What is hashed for one figure. The separators are unambiguous: pseudonyms contain neither a bar nor a comma. */
export const hashMessage = (figure: string, interviews: readonly string[]): string =>
  `${figure}|${interviews.toSorted().join(',')}`

/** A whole number from 0 to `limit` - 1, from the first six bytes. 2^48 is so much larger that no value is favoured. */
const drawBelow = (bytes: Uint8Array, limit: number): number =>
  Number(bytes.slice(0, 6).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % BigInt(limit))

/** Ten equally likely draws give -2..2 with chances .1 .2 .4 .2 .1. */
const countNoise = [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2] as const

/** Noise in steps of the figure: -2..2 for a count, and evenly -5..5 for the sum of grades and -50..50 for an index. */
export const drawNoise = (kind: FigureKind, bytes: Uint8Array): number => {
  switch (kind) {
    case 'share':
      return countNoise[drawBelow(bytes, countNoise.length)] ?? 0
    case 'grade':
      return drawBelow(bytes, 11) - 5
    case 'index':
      return drawBelow(bytes, 101) - 50
  }
}

/**
 * R4: noise that is drawn from who contributes, never from what was answered. Protects from an insider who knows all answers
 * but one. The same interviews give the same noise, so nothing is gained by asking again; one that joins or leaves gives a
 * fresh draw. Refuses to hold the secret: the machine room hands in a keyed hash.
 */
import type { FigureKind } from './published-figures'

/** HMAC-SHA-256 with the organisation's secret: at least eight bytes of it. */
export type KeyedHash = (message: string) => Uint8Array

/** The message that the noise of one figure is drawn from. Pseudonyms hold neither a bar nor a comma. */
export const messageOf = (figure: string, interviews: readonly string[]): string =>
  `${figure}|${interviews.toSorted().join(',')}`

/** A whole number from 0 to `below` - 1 from the first six bytes: 2^48 is so much larger that no value is favoured. */
const drawBelow = (bytes: Uint8Array, below: number): number =>
  Number(bytes.slice(0, 6).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % BigInt(below))

const countSteps = [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2] as const

/** In steps of the figure: a count gets -2..2 with chances .1 .2 .4 .2 .1, a grade's sum -5..5, an index -50..50 evenly. */
export const noiseOf = (kind: FigureKind, bytes: Uint8Array): number => {
  switch (kind) {
    case 'share':
      return countSteps[drawBelow(bytes, countSteps.length)] ?? 0
    case 'grade':
      return drawBelow(bytes, 11) - 5
    case 'index':
      return drawBelow(bytes, 101) - 50
  }
}

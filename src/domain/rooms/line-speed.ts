/**
 * Whether the network of a caller carries a call, by what their browser sent to itself through the relay before it. The needed figures
 * are those of docs/rooms.md, "What it costs".
 */

/** What one browser sends to each of the others, in kbit/s. */
const pictureKbit = 270
const soundKbit = 47

/** A line that is only just enough gives way as soon as somebody else at home uses it. */
const margin = 1.5

/** Nothing is tried above this speed: it lies just below `max-bps` of the relay, and is far more than a call takes. */
export const mostKbit = 3_000

/** What a line is enough for, from the most to the least. */
export const lineUses = ['three_pictures', 'one_picture', 'sound', 'too_little'] as const
export type LineUse = (typeof lineUses)[number]

export const lineUse = (kbit: number): LineUse => {
  if (kbit >= 3 * pictureKbit * margin) return 'three_pictures'
  if (kbit >= pictureKbit * margin) return 'one_picture'
  return kbit >= soundKbit * margin ? 'sound' : 'too_little'
}

/** What arrived of a trial, and when. */
export type Receipt = { readonly atMs: number; readonly bytes: number }

/** The sender feels its way up in the first moment, which says nothing about the line. */
export const warmUpMs = 500

/**
 * The speed in kbit/s from the end of the warm-up to the end of the trial, also when nothing came at the end of it. Null when nothing
 * came at all, or the trial was too short.
 */
export const measuredSpeed = (receipts: readonly Receipt[], endedAtMs: number): number | null => {
  const [first] = receipts
  if (!first) return null
  const fromMs = first.atMs + warmUpMs
  const lastedMs = endedAtMs - fromMs
  if (lastedMs <= 0) return null
  const bytes = receipts.reduce((sum, receipt) => (receipt.atMs > fromMs ? sum + receipt.bytes : sum), 0)
  return (bytes * 8) / lastedMs
}

/** Two digits are as much as a trial of two seconds knows. */
export const roundedKbit = (kbit: number): number => Number(kbit.toPrecision(2))

/** Nearly all that was tried came through, so the line carries more than could be measured. */
export const isMostKbit = (kbit: number): boolean => kbit >= 0.9 * mostKbit

/**
 * How good the line to another person in a room is, from the statistics that a browser measures every two seconds. Sound goes
 * before the picture: a weak line gets a smaller picture, and a poor line gets none. A line gets worse after two
 * measurements, and better only after many, so that the picture does not come and go.
 */

/** `weak`: the picture is smaller. `poor`: the line carries sound alone. */
export const lines = ['good', 'weak', 'poor'] as const
export type Line = (typeof lines)[number]

/** One measurement of what is sent to the other side. Null: the browser does not know it. */
export type LineSample = {
  /** The share of sent packets that did not arrive, of 1. */
  loss: number | null
  roundTripMs: number | null
  /** What the line can carry, as the browser estimates. */
  capacityKbit: number | null
}

export type LineState = {
  line: Line
  /** How many measurements in a row were worse, and better, than the line is. */
  worse: number
  better: number
  /** How many better ones in a row it takes to become better. Doubles when the line gets worse soon after it got better. */
  patience: number
  /** Measurements since the line last got better. */
  sinceBetter: number
}

type Limit = { loss: number; roundTripMs: number; capacityKbit: number }

/** From these on the line is called weak, and poor. Sound alone takes some 50 kbit/s, the smallest picture 80 more. */
const limits: Readonly<Record<'weak' | 'poor', Limit>> = {
  weak: { loss: 0.05, roundTripMs: 500, capacityKbit: 180 },
  poor: { loss: 0.15, roundTripMs: 1200, capacityKbit: 100 },
}
/** A line that got worse is called better only when it stays this much under the limit. */
const margin = 0.7

const worseAfter = 2
export const leastPatience = 5
export const mostPatience = 40
const soon = 30

export const firstLine: LineState = { line: 'good', worse: 0, better: 0, patience: leastPatience, sinceBetter: soon }

const rank = (line: Line) => lines.indexOf(line)

const exceeds = ({ loss, roundTripMs, capacityKbit }: LineSample, limit: Limit) =>
  (loss !== null && loss >= limit.loss) ||
  (roundTripMs !== null && roundTripMs >= limit.roundTripMs) ||
  (capacityKbit !== null && capacityKbit <= limit.capacityKbit)

/**
 * The limit from which the line is called worse than it is, or above which it stays as bad as it is. A browser that sends a
 * small picture or none does not learn what the line can carry, so its estimate does not keep a line down.
 */
const limitOf = (line: 'weak' | 'poor', current: Line): Limit => {
  const { loss, roundTripMs, capacityKbit } = limits[line]
  if (rank(line) > rank(current)) return { loss, roundTripMs, capacityKbit }
  return { loss: loss * margin, roundTripMs: roundTripMs * margin, capacityKbit: -1 }
}

/** What one measurement says by itself. */
const lineOfSample = (sample: LineSample, current: Line): Line => {
  if (exceeds(sample, limitOf('poor', current))) return 'poor'
  return exceeds(sample, limitOf('weak', current)) ? 'weak' : 'good'
}

const isUnmeasured = ({ loss, roundTripMs, capacityKbit }: LineSample) =>
  loss === null && roundTripMs === null && capacityKbit === null

/** The line after one more measurement. It goes down to where the measurement is, and up one step at a time. */
export const nextLine = (state: LineState, sample: LineSample): LineState => {
  if (isUnmeasured(sample)) return state
  const difference = rank(lineOfSample(sample, state.line)) - rank(state.line)
  const worse = difference > 0 ? state.worse + 1 : 0
  const better = difference < 0 ? state.better + 1 : 0
  const sinceBetter = Math.min(soon, state.sinceBetter + 1)
  if (worse >= worseAfter) {
    const patience = sinceBetter < soon ? Math.min(mostPatience, state.patience * 2) : leastPatience
    return { line: lineOfSample(sample, state.line), worse: 0, better: 0, patience, sinceBetter: soon }
  }
  if (better >= state.patience)
    return {
      line: lines[rank(state.line) - 1] ?? 'good',
      worse: 0,
      better: 0,
      patience: state.patience,
      sinceBetter: 0,
    }
  return { ...state, worse, better, sinceBetter }
}

export type PictureSize = 'small' | 'large'
export type PictureLimits = { isOn: boolean; kbit: number; frames: number; shrinksBy: number }

/** What is sent of a picture taken at 640 × 480. A large one is 25 frames a second, with which lips can be read. */
export const pictureLimits = (line: Line, size: PictureSize): PictureLimits => {
  if (line === 'poor') return { isOn: false, kbit: 60, frames: 8, shrinksBy: 4 }
  if (line === 'weak')
    return { isOn: true, kbit: 90, frames: size === 'large' ? 12 : 8, shrinksBy: size === 'large' ? 3 : 4 }
  return size === 'large'
    ? { isOn: true, kbit: 900, frames: 25, shrinksBy: 1 }
    : { isOn: true, kbit: 250, frames: 12, shrinksBy: 2 }
}

/**
 * What can be: possibilities found so far under what is known. Each one is a proof by itself, so they are kept and asked
 * first; then one of them is pushed; the solver, which alone is exact, comes last. When something else becomes known, each
 * possibility that is none any more takes the same step that the first one took, and stays when that makes it one again.
 */
import type { Range } from '../policy/figure-text'
import { pushed } from './augmenting-cycle'
import { extreme, somePossibility } from './integer-programme'
import { isPossible, totalOf, withoutText, withText, withTotals, type Sums, type System } from './constraint-system'

type Atoms = readonly number[]
/** A group at its least and at its greatest, as far as was seen. */
type Seen = { readonly least: number[]; readonly most: number[] }

type Step = readonly (readonly [at: number, by: number])[]

/** What to add to one possibility to come to another, where they differ. */
const stepBetween = (from: Sums, to: Sums): Step =>
  to.flatMap((sum, at) => (sum === from[at] ? [] : [[at, sum - (from[at] ?? 0)] as const]))

const middleOf = (low = 0, high = 0) => Math.floor((low + high) / 2)

const rangeOf = (group: Atoms, { least, most }: Seen): Range => ({
  low: totalOf(group, least),
  high: totalOf(group, most),
})

/** Any possibility; null when there is none. */
const somewhere = (system: System): Sums | null => {
  const some = somePossibility(system)
  const sums = some && withTotals(system, some)
  return sums && isPossible(system, sums) ? sums : null
}

/** Moved so that every total is as far from its ends as it goes: from there a push is seldom stopped. */
const centred = (system: System, start: Sums): Sums =>
  system.sets.reduce((sums, { members }, set) => {
    const at = system.atoms + set
    return pushed(system, sums, members, middleOf(system.low[at], system.high[at]) - (sums[at] ?? 0))
  }, start)

/** As they are now; `learn` changes them. */
export class Possibilities {
  #system: System
  /** From where is pushed. */
  #start: Sums
  readonly #seen = new Map<string, Seen>()

  private constructor(system: System, start: Sums) {
    this.#system = system
    this.#start = start
  }

  /** Null when what is known contradicts itself. */
  static readonly under = (system: System): Possibilities | null => {
    const start = somewhere(system)
    return start && new Possibilities(system, centred(system, start))
  }

  /** Between which sums a group was seen when it was last looked at: at least this is possible. */
  readonly seen = (group: Atoms, id: string): Range => {
    const seen = this.#seen.get(id)
    return seen ? rangeOf(group, seen) : { low: Infinity, high: -Infinity }
  }

  /** Looks further by pushing the group down and up from where it is, as far as asked. */
  readonly look = (group: Atoms, id: string, by: (now: number) => { down: number; up: number }): Range => {
    const { down, up } = by(totalOf(group, this.#start))
    const [least, greatest] = [-down, up].map((far) => pushed(this.#system, this.#start, group, far))
    return this.#kept(group, id, least as Sums, greatest as Sums)
  }

  /** The least and greatest sum that is possible at all; null when the solver gave up. */
  readonly exact = (group: Atoms, id: string): Range | null => {
    const least = extreme(this.#system, group, 'minimize')
    const greatest = least && extreme(this.#system, group, 'maximize')
    if (!least || !greatest) return null
    const [low, high] = [withTotals(this.#system, least), withTotals(this.#system, greatest)]
    // What was rounded to whole numbers and is no possibility then proves nothing.
    return isPossible(this.#system, low) && isPossible(this.#system, high) ? this.#kept(group, id, low, high) : null
  }

  /**
   * From now on the total of a set is known to lie in this range, and whatever was known of that set before is forgotten.
   * False when nothing can be then, and nothing has changed.
   */
  readonly learn = (set: number, range: Range): boolean => {
    const system = withText(this.#system, set, range)
    const at = system.atoms + set
    const away = middleOf(range.low, range.high) - (this.#start[at] ?? 0)
    const moved = pushed(withoutText(system, set), this.#start, system.sets[set]?.members ?? [], away)
    const start = isPossible(system, moved) ? moved : somewhere(system)
    if (!start) return false
    this.#move(system, stepBetween(this.#start, start), at)
    this.#system = system
    this.#start = start
    return true
  }

  /** From now on nothing is known of a set. */
  readonly forget = (set: number) => {
    this.#system = withoutText(this.#system, set)
  }

  /** To be looked at from the middle again: what is told one by one moves the start towards the ends. */
  readonly centre = () => {
    this.#start = centred(this.#system, this.#start)
  }

  /** What was seen and is no longer possible takes the step that the start took, or is forgotten. */
  #move({ low, high }: System, step: Step, set: number) {
    const isRoom = (at: number, sum: number) => sum >= (low[at] ?? 0) && sum <= (high[at] ?? 0)
    const isOfSet = step.some(([at]) => at === set)
    const moved = (sums: number[]): boolean => {
      if (isRoom(set, sums[set] ?? 0)) return true
      if (!isOfSet || !step.every(([at, by]) => isRoom(at, (sums[at] ?? 0) + by))) return false
      for (const [at, by] of step) sums[at] = (sums[at] ?? 0) + by
      return true
    }
    for (const [id, { least, most }] of this.#seen) if (!moved(least) || !moved(most)) this.#seen.delete(id)
  }

  #kept(group: Atoms, id: string, least: Sums, most: Sums): Range {
    const seen = { least: [...least], most: [...most] }
    this.#seen.set(id, seen)
    return rangeOf(group, seen)
  }
}

/**
 * What can be: possibilities found so far under what is known. Each one is a proof by itself, so they are kept and asked
 * first; then one of them is pushed; the solver, which alone is exact, comes last. When a text is added, each possibility
 * that it makes untrue is tried once more with the one step that made the first one true.
 */
import type { Range } from './possible'
import { pushed } from './proof'
import { extreme, somePossibility } from './solver'
import {
  isPossible,
  isWithin,
  possibilityOf,
  totalOf,
  withText,
  type Possibility,
  type Sums,
  type System,
} from './sums'

type Atoms = readonly number[]
/** Where a group was seen at its least and its greatest: places among what was found. */
type Witness = { readonly low: number; readonly high: number }

/** More are not kept: they would cost more than they prove. */
const mostKept = 4000

/** What to add to one possibility to come to another, atom by atom, where they differ. */
type Step = readonly (readonly [atom: number, by: number])[]
const stepBetween = (from: Sums, to: Sums): Step =>
  to.flatMap((sum, atom) => (sum === from[atom] ? [] : [[atom, sum - (from[atom] ?? 0)] as const]))

const stepped = ({ atoms, texts }: System, { sums, totals }: Possibility, step: Step): Possibility | null => {
  const then = [...totals]
  for (const [atom, by] of step) {
    const { least, most, said } = atoms[atom] ?? { least: 0, most: 0, said: [] }
    if (!isWithin((sums[atom] ?? 0) + by, { low: least, high: most })) return null
    for (const text of said) then[text] = (then[text] ?? 0) + by
  }
  if (!texts.every((text, index) => isWithin(then[index] ?? 0, text))) return null
  const moved = [...sums]
  for (const [atom, by] of step) moved[atom] = (moved[atom] ?? 0) + by
  return { sums: moved, totals: then }
}

const middleOf = ({ low, high }: Range) => Math.floor((low + high) / 2)

/** Moved so that every text is as far from its ends as it goes: from there a push is seldom stopped. */
const centred = (system: System, start: Possibility): Possibility =>
  system.texts.reduce((at, text, index) => {
    const members = system.members[index] ?? []
    return pushed(system, at, members, middleOf(text) - (at.totals[index] ?? 0))
  }, start)

export class Possibilities {
  readonly #system: System
  /** From where is pushed. */
  readonly #start: Possibility
  /** Places stay the same when a text is added; what it made untrue leaves a gap. */
  readonly #found: (Possibility | null)[]
  readonly #witnesses: Map<string, Witness>

  private constructor(
    system: System,
    start: Possibility,
    found: readonly (Possibility | null)[] = [],
    witnesses: ReadonlyMap<string, Witness> = new Map(),
  ) {
    this.#system = system
    this.#start = start
    this.#found = [...found]
    this.#witnesses = new Map(witnesses)
  }

  /** Null when what is known contradicts itself. */
  static readonly under = (system: System): Possibilities | null => {
    const some = somePossibility(system)
    if (!some || !isPossible(system, some)) return null
    return new Possibilities(system, centred(system, possibilityOf(system, some)))
  }

  /** Between which sums a group was seen when it was last looked at: at least this is possible. */
  readonly seen = (group: Atoms, id: string): Range => {
    const witness = this.#witnesses.get(id)
    const [low, high] = [this.#found[witness?.low ?? -1], this.#found[witness?.high ?? -1]]
    if (!low || !high) return { low: Infinity, high: -Infinity }
    return { low: totalOf(group, low.sums), high: totalOf(group, high.sums) }
  }

  /** Looks further by pushing the group down and up from where it is, as far as asked. */
  readonly look = (group: Atoms, id: string, by: (now: number) => { down: number; up: number }): Range => {
    const { down, up } = by(totalOf(group, this.#start.sums))
    const [least, greatest] = [-down, up].map((far) => pushed(this.#system, this.#start, group, far))
    return this.#kept(group, id, least as Possibility, greatest as Possibility)
  }

  /** The least and greatest sum that is possible at all; null when the solver gave up. */
  readonly exact = (group: Atoms, id: string): Range | null => {
    const least = extreme(this.#system, group, 'minimize')
    const greatest = least && extreme(this.#system, group, 'maximize')
    if (!least || !greatest) return null
    return this.#kept(group, id, possibilityOf(this.#system, least), possibilityOf(this.#system, greatest))
  }

  /** What can still be when the group's sum is known to lie in a range; null when nothing can. */
  readonly knowing = (group: Atoms, range: Range): Possibilities | null => {
    const system = withText(this.#system, group, range)
    const away = middleOf(range) - totalOf(group, this.#start.sums)
    const moved = pushed(this.#system, this.#start, group, away)
    if (!isWithin(totalOf(group, moved.sums), range)) return Possibilities.under(system)
    const step = stepBetween(this.#start.sums, moved.sums)
    const found = this.#found.map((one) => {
      const then = one && { sums: one.sums, totals: [...one.totals, totalOf(group, one.sums)] }
      if (!then || isWithin(then.totals.at(-1) ?? 0, range)) return then
      return stepped(system, then, step)
    })
    return new Possibilities(system, possibilityOf(system, moved.sums), found, this.#witnesses)
  }

  /** The same, looked at from the middle again: what is told one by one moves the start towards the ends. */
  readonly fromTheMiddle = (): Possibilities =>
    new Possibilities(this.#system, centred(this.#system, this.#start), this.#found, this.#witnesses)

  #kept(group: Atoms, id: string, least: Possibility, greatest: Possibility): Range {
    const range = { low: totalOf(group, least.sums), high: totalOf(group, greatest.sums) }
    if (this.#found.length >= mostKept) return range
    const place = this.#found.push(least, greatest)
    this.#witnesses.set(id, { low: place - 2, high: place - 1 })
    return range
  }
}

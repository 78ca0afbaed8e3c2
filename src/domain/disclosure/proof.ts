/**
 * Proof without the solver that a group is open: from one possibility, its sum is pushed up and down while every text stays
 * true. What is reached this way is possible, so it proves; what is not reached proves nothing. It settles nearly all targets.
 */
import type { Range } from './possible'
import { totalOf, type Sums, type System } from './sums'

/** The same system read downwards: what is pushed up in it goes down. */
const mirrored = ({ atoms, texts, members }: System): System => ({
  atoms: atoms.map(({ least, most, said }) => ({ least: -most, most: -least, said })),
  texts: texts.map(({ low, high }) => ({ low: -high, high: -low })),
  members,
})

/** A possibility on the move; it stays one. */
class Walk {
  readonly #system: System
  readonly #sums: number[]
  readonly #totals: number[]

  constructor(system: System, start: Sums) {
    this.#system = system
    this.#sums = [...start]
    this.#totals = system.members.map((at) => totalOf(at, start))
  }

  /** The texts of an atom that leave no room upwards. */
  readonly tightOf = (atom: number) => this.said(atom).filter((text) => this.#slackUp([text]) <= 0)
  readonly said = (atom: number) => this.#system.atoms[atom]?.said ?? []

  /** Raises one atom, lowering `other` by as much when there is one; at most `wanted`. Says by how much it went. */
  readonly raise = (atom: number, wanted: number, other?: number): number => {
    const lowered = other === undefined ? [] : this.said(other)
    const raisedAlone = this.said(atom).filter((text) => !lowered.includes(text))
    const loweredAlone = lowered.filter((text) => !this.said(atom).includes(text))
    const by = Math.min(wanted, this.#roomUp(atom), this.#slackUp(raisedAlone), this.#slackDown(loweredAlone))
    const step = Math.max(0, other === undefined ? by : Math.min(by, this.#roomDown(other)))
    this.#move(atom, step)
    if (other !== undefined) this.#move(other, -step)
    return step
  }

  readonly #roomUp = (atom: number) => (this.#system.atoms[atom]?.most ?? 0) - (this.#sums[atom] ?? 0)
  readonly #roomDown = (atom: number) => (this.#sums[atom] ?? 0) - (this.#system.atoms[atom]?.least ?? 0)
  readonly #slackUp = (texts: readonly number[]) =>
    Math.min(...texts.map((text) => (this.#system.texts[text]?.high ?? 0) - (this.#totals[text] ?? 0)))
  readonly #slackDown = (texts: readonly number[]) =>
    Math.min(...texts.map((text) => (this.#totals[text] ?? 0) - (this.#system.texts[text]?.low ?? 0)))

  #move(atom: number, by: number) {
    this.#sums[atom] = (this.#sums[atom] ?? 0) + by
    for (const text of this.said(atom)) this.#totals[text] = (this.#totals[text] ?? 0) + by
  }
}

/** How far up a group's sum provably goes: each atom alone, then against the others that the same tight texts hold. */
const raised = (system: System, start: Sums, group: readonly number[], wanted: number): number => {
  const walk = new Walk(system, start)
  const inGroup = new Set(group)
  let moved = 0
  for (const atom of group) {
    moved += walk.raise(atom, wanted - moved)
    const tight = walk.tightOf(atom)
    const others = system.members[tight.at(-1) ?? -1] ?? []
    for (const other of moved < wanted ? others : [])
      if (!inGroup.has(other) && tight.every((text) => walk.said(other).includes(text)))
        moved += walk.raise(atom, wanted - moved, other)
    if (moved >= wanted) break
  }
  return moved
}

/** A range around where the group is at `start` of which both ends are possible, no further than asked. */
export const provenRange = (
  system: System,
  start: Sums,
  group: readonly number[],
  wanted: { readonly down: number; readonly up: number },
): Range => {
  const now = totalOf(group, start)
  const below = start.map((sum) => -sum)
  return {
    low: now - raised(mirrored(system), below, group, wanted.down),
    high: now + raised(system, start, group, wanted.up),
  }
}

/**
 * Proof without the solver that a group is open: from one possibility, its sum is pushed up or down while every text stays
 * true. What is reached this way is possible, so it proves; what is not reached proves nothing.
 */
import type { Possibility, System } from './sums'

/** Up is 1, down is -1. */
type Direction = 1 | -1

/** A possibility on the move in one direction; it stays one. */
class Walk {
  readonly #system: System
  readonly #direction: Direction
  readonly #sums: number[]
  readonly #totals: number[]

  constructor(system: System, { sums, totals }: Possibility, direction: Direction) {
    this.#system = system
    this.#direction = direction
    this.#sums = [...sums]
    this.#totals = [...totals]
  }

  readonly where = (): Possibility => ({ sums: this.#sums, totals: this.#totals })
  readonly said = (atom: number) => this.#system.atoms[atom]?.said ?? []
  /** The texts of an atom that leave no room this way. */
  readonly tightOf = (atom: number) => this.said(atom).filter((text) => this.#slack(text, this.#direction) <= 0)

  /** Moves one atom this way, and `other` as far the other way when there is one; at most `wanted`. Says how far. */
  readonly move = (atom: number, wanted: number, other?: number): number => {
    const ahead = this.#direction
    const back = ahead === 1 ? -1 : 1
    const [own, others] = [this.said(atom), other === undefined ? [] : this.said(other)]
    let by = Math.min(wanted, this.#room(atom, ahead))
    if (other !== undefined) by = Math.min(by, this.#room(other, back))
    for (const text of own) if (!others.includes(text)) by = Math.min(by, this.#slack(text, ahead))
    for (const text of others) if (!own.includes(text)) by = Math.min(by, this.#slack(text, back))
    if (by <= 0) return 0
    this.#add(atom, by * ahead)
    if (other !== undefined) this.#add(other, by * back)
    return by
  }

  #room(atom: number, direction: Direction) {
    const { least = 0, most = 0 } = this.#system.atoms[atom] ?? {}
    const sum = this.#sums[atom] ?? 0
    return direction === 1 ? most - sum : sum - least
  }
  #slack(text: number, direction: Direction) {
    const { low = 0, high = 0 } = this.#system.texts[text] ?? {}
    const total = this.#totals[text] ?? 0
    return direction === 1 ? high - total : total - low
  }
  #add(atom: number, by: number) {
    this.#sums[atom] = (this.#sums[atom] ?? 0) + by
    for (const text of this.said(atom)) this.#totals[text] = (this.#totals[text] ?? 0) + by
  }
}

/** One atom against others that are in all the texts that hold it back. Says how much is left to go. */
const exchanged = (walk: Walk, { members }: System, atom: number, inGroup: ReadonlySet<number>, wanted: number) => {
  let left = wanted
  const tight = walk.tightOf(atom)
  for (const other of members[tight.at(-1) ?? -1] ?? []) {
    if (left <= 0) break
    if (!inGroup.has(other) && tight.every((text) => walk.said(other).includes(text)))
      left -= walk.move(atom, left, other)
  }
  return left
}

/**
 * From one possibility to another with the group's sum `by` higher, or lower when negative, or less far where it ends: each
 * atom alone, then against others.
 */
export const pushed = (system: System, start: Possibility, group: readonly number[], by: number): Possibility => {
  if (by === 0) return start
  const walk = new Walk(system, start, by > 0 ? 1 : -1)
  const inGroup = new Set(group)
  let left = Math.abs(by)
  for (const atom of group) {
    left -= walk.move(atom, left)
    if (left > 0) left = exchanged(walk, system, atom, inGroup, left)
    if (left <= 0) break
  }
  return walk.where()
}

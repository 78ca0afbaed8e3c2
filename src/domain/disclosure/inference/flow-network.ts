/**
 * Sums as a network. Sets by week are a tree and sets by block are another; an atom hangs between the smallest of each that
 * it is in. A sum runs through its atom, and a total through its set, from the outside through the weeks to the atoms and
 * through the blocks to the outside again: whatever changes along a closed round leaves every other sum and total as it was.
 */
export type AtomSet = {
  /** Its atoms; each once. */
  readonly members: readonly number[]
  /** Sets of one grain nest: of two, one is in the other or they have nothing in common. */
  readonly grain: 'week' | 'block'
}

/** What one atom or one set joins: two places, from the one to the other. */
export type Arc = { readonly from: number; readonly to: number }

/** Along an arc (1) or back along it (-1), from one place to the other. */
export type Way = Arc & { readonly arc: number; readonly way: 1 | -1 }

export type Network = {
  /** Of each atom, then of each set. */
  readonly arcs: readonly Arc[]
  /** The ways from each place. */
  readonly at: readonly (readonly Way[])[]
}

const outside = 0
const placeOf = (set: number) => set + 1

/** Where each set lies, and each atom: in the smallest set of this grain that holds it. Null when two sets cross. */
const nested = (atoms: number, sets: readonly AtomSet[], grain: AtomSet['grain']) => {
  const ofAtoms = Array.from({ length: atoms }, () => outside)
  const ofSets = new Map<AtomSet, number>()
  const largestFirst = [...sets.entries()].toSorted(([, a], [, b]) => b.members.length - a.members.length)
  for (const [index, set] of largestFirst) {
    if (set.grain !== grain) continue
    const [around = outside, ...others] = new Set(set.members.map((atom) => ofAtoms[atom]))
    if (others.length > 0) return null
    ofSets.set(set, around)
    for (const atom of set.members) ofAtoms[atom] = placeOf(index)
  }
  return { ofAtoms, ofSets }
}

/** Null when sets of one grain cross: then only the solver knows. */
export const networkOf = (atoms: number, sets: readonly AtomSet[]): Network | null => {
  const weeks = nested(atoms, sets, 'week')
  const blocks = nested(atoms, sets, 'block')
  if (!weeks || !blocks) return null
  const ofAtoms = weeks.ofAtoms.map((from, atom) => ({ from, to: blocks.ofAtoms[atom] ?? outside }))
  const ofSets = sets.map((set, index) =>
    set.grain === 'week'
      ? { from: weeks.ofSets.get(set) ?? outside, to: placeOf(index) }
      : { from: placeOf(index), to: blocks.ofSets.get(set) ?? outside },
  )
  const arcs = [...ofAtoms, ...ofSets]
  const at = Array.from({ length: sets.length + 1 }, (): Way[] => [])
  // Sets before atoms: where they leave room a round is short.
  for (const [arc, { from, to }] of [...arcs.entries()].toReversed()) {
    if (from === to) continue
    at[from]?.push({ arc, way: 1, from, to })
    at[to]?.push({ arc, way: -1, from: to, to: from })
  }
  return { arcs, at }
}

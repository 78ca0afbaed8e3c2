/**
 * Interviews that no text and no target tells apart are one atom: of one school, week and block, in the same statements. An
 * atom has one unknown sum. Knows who is where; refuses to know what anybody answered.
 */
import { grouped } from '../../figures/grouped'
import type { Counted, PublishedNode } from '../policy/publication'

export type Atom = Pick<Counted, 'board' | 'school' | 'week' | 'ofBlock'> & {
  readonly size: number
  readonly families: readonly string[]
}

/** Sets of interviews in terms of atoms. */
export type Divided = {
  readonly atoms: readonly Atom[]
  /** The atoms of each given set, in the same order. */
  readonly sets: readonly (readonly number[])[]
}

/** `sets` are the interviews of each statement there is or could be; whoever is in none is still somebody to aim at. */
export const divided = (all: readonly Counted[], sets: readonly (readonly string[])[]): Divided => {
  const saidOf = new Map<string, number[]>()
  for (const [index, set] of sets.entries())
    for (const interview of set) {
      const said = saidOf.get(interview)
      if (said) said.push(index)
      else saidOf.set(interview, [index])
    }
  const said = ({ interview }: Counted) => saidOf.get(interview) ?? []
  const groups = grouped(all, (one) => [one.board, one.school, one.week, one.ofBlock, ...said(one)].join('|'))
  const members = sets.map((): number[] => [])
  const atoms = [...groups.values()].map((group, index): Atom => {
    const { board, school, week, ofBlock } = group[0] as Counted
    for (const set of said(group[0] as Counted)) members[set]?.push(index)
    return { board, school, week, ofBlock, size: group.length, families: group.map(({ family }) => family) }
  })
  return { atoms, sets: members }
}

/** A node about which something is known, and its atoms. */
export type Known = { readonly node: PublishedNode; readonly atoms: readonly number[] }

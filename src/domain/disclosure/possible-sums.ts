/**
 * The least and the greatest sum over a group that all published texts leave possible (R7 B). Every unknown is the sum of an
 * atom: interviews that no text and no target tells apart. First by moving away from one possibility that is known, which
 * proves most groups open at once; what that leaves undecided goes to the solver, which is exact. Weeks nest, blocks nest,
 * and two nested families make a matrix of which every corner is whole, so the solver never has to branch.
 */
import { solve } from 'yalps'
import type { Range } from './possible'

export type Atom = { readonly least: number; readonly most: number; readonly said: readonly number[] }
/** One text: what the atoms in it may add up to. */
export type Text = Range

export type System = {
  readonly atoms: readonly Atom[]
  readonly texts: readonly Text[]
  readonly members: readonly (readonly number[])[]
}

/** A possibility: one sum per atom, within every text. */
export type Possibility = readonly number[]

/** `said` of each atom names its texts; members are the atoms of each text. */
export const systemOf = (atoms: readonly Atom[], texts: readonly Text[]): System => {
  const members = texts.map((): number[] => [])
  for (const [index, { said }] of atoms.entries()) for (const text of said) members[text]?.push(index)
  return { atoms, texts, members }
}

const totalOf = (at: readonly number[], sums: Possibility) => at.reduce((total, atom) => total + (sums[atom] ?? 0), 0)

export const isPossible = ({ atoms, texts, members }: System, sums: Possibility): boolean =>
  atoms.every(({ least, most }, index) => (sums[index] ?? 0) >= least && (sums[index] ?? 0) <= most) &&
  texts.every(({ low, high }, index) => {
    const total = totalOf(members[index] ?? [], sums)
    return total >= low && total <= high
  })

type Program = { objective: readonly number[]; direction: 'maximize' | 'minimize' }

/** The exact end of a group's range; null when the texts contradict each other, or the solver gave up. */
const solved = (
  { atoms, texts }: System,
  { objective, direction }: Program,
): { end: number; sums: number[] } | null => {
  const inside = new Set(objective)
  const variables = atoms.map(({ said }, index) => {
    const coefficients: [string, number][] = said.map((text) => [`t${text}`, 1])
    coefficients.push([`a${index}`, 1])
    if (inside.has(index)) coefficients.push(['goal', 1])
    return [String(index), coefficients] as const
  })
  const constraints: [string, { min: number; max: number }][] = [
    ...texts.map(({ low, high }, index): [string, { min: number; max: number }] => [
      `t${index}`,
      { min: low, max: high },
    ]),
    ...atoms.map(({ least, most }, index): [string, { min: number; max: number }] => [
      `a${index}`,
      { min: least, max: most },
    ]),
  ]
  const solution = solve<string, string>({ direction, objective: 'goal', constraints, variables, integers: true })
  if (solution.status !== 'optimal') return null
  const sums = atoms.map(() => 0)
  for (const [index, sum] of solution.variables) sums[Number(index)] = Math.round(sum)
  return { end: Math.round(solution.result) || 0, sums }
}

/** Any possibility at all; null when the texts contradict each other. */
export const somePossibility = (system: System): Possibility | null =>
  solved(system, { objective: [], direction: 'maximize' })?.sums ?? null

/** Exact, by the solver. */
export const rangeOf = (system: System, group: readonly number[]): Range | null => {
  const low = solved(system, { objective: group, direction: 'minimize' })
  const high = low && solved(system, { objective: group, direction: 'maximize' })
  return low && high ? { low: low.end, high: high.end } : null
}

/** How far a group's sum moves up or down from `start`, alone or against others that the same tight texts hold: a proof, not a limit. */
const pushed = (system: System, start: Possibility, group: readonly number[], up: boolean, wanted: number): number => {
  const sums = [...start]
  const totals = system.members.map((at) => totalOf(at, sums))
  const room = (atom: number, rising: boolean) => {
    const { least, most } = system.atoms[atom] as Atom
    return rising ? most - (sums[atom] ?? 0) : (sums[atom] ?? 0) - least
  }
  const slack = (text: number, rising: boolean) => {
    const { low, high } = system.texts[text] as Text
    return rising ? high - (totals[text] ?? 0) : (totals[text] ?? 0) - low
  }
  const slackOf = (texts: readonly number[], rising: boolean) =>
    texts.reduce((least, text) => Math.min(least, slack(text, rising)), Number.POSITIVE_INFINITY)
  const move = (atom: number, by: number) => {
    sums[atom] = (sums[atom] ?? 0) + by
    for (const text of system.atoms[atom]?.said ?? []) totals[text] = (totals[text] ?? 0) + by
  }
  const inGroup = new Set(group)
  let moved = 0
  const step = (atom: number, by: number, other?: number) => {
    if (by <= 0) return
    move(atom, up ? by : -by)
    if (other !== undefined) move(other, up ? -by : by)
    moved += by
  }
  for (const atom of group) {
    if (moved >= wanted) break
    const { said } = system.atoms[atom] as Atom
    step(atom, Math.min(wanted - moved, room(atom, up), slackOf(said, up)))
    const tight = said.filter((text) => slack(text, up) <= 0)
    if (tight.length === 0 || moved >= wanted || room(atom, up) <= 0) continue
    for (const other of system.members[tight.at(-1) ?? 0] ?? []) {
      if (moved >= wanted || room(atom, up) <= 0) break
      if (inGroup.has(other)) continue
      const others = system.atoms[other]?.said ?? []
      if (!tight.every((text) => others.includes(text))) continue
      const alone = said.filter((text) => !others.includes(text))
      const elsewhere = others.filter((text) => !said.includes(text))
      step(
        atom,
        Math.min(wanted - moved, room(atom, up), room(other, !up), slackOf(alone, up), slackOf(elsewhere, !up)),
        other,
      )
    }
  }
  return moved
}

/** What a group's sum is at `start`, and how far it provably moves both ways, no further than asked. */
export const provenRange = (
  system: System,
  start: Possibility,
  group: readonly number[],
  wanted: { readonly down: number; readonly up: number },
): Range => {
  const now = totalOf(group, start)
  return {
    low: now - pushed(system, start, group, false, wanted.down),
    high: now + pushed(system, start, group, true, wanted.up),
  }
}

/**
 * R7 B over one figure in one municipality and block: which targets does all that is known settle? Municipalities and blocks
 * share no interview, so each is asked by itself; weeks and blocks within one are asked together.
 */
import { blockOf, type Block } from '../../figures/block'
import { divided, type Atom, type Divided, type Known } from '../inference/equivalence-classes'
import { isOpen, isWide, wideFrom, type Group } from './protection-width'
import type { Range } from '../policy/figure-text'
import { Possibilities } from '../inference/feasibility-bounds'
import type { Counted, PublishedNode, Statement } from '../policy/publication'
import { kindOf, scales, type FigureKey } from '../policy/published-figures'
import { rangeOf } from '../policy/cell'
import { systemOf, withText, type System } from '../inference/constraint-system'
import { targetsOf, type Target } from './attack-targets'

/** One figure in one municipality and block. */
export type Scene = {
  readonly key: FigureKey
  readonly municipality: string
  readonly block: Block
  readonly k: number
  /** Contributors to the figure here, and whoever a statement was ever made of. */
  readonly all: readonly Counted[]
}

export const isAt = ({ municipality, block }: Scene, node: PublishedNode): boolean =>
  node.municipality === municipality && blockOf(node.period.at) === block

/** Sets of interviews and what is known of each; those without a range are only there to be told apart later. */
export type Told = Omit<Known, 'atoms'> & { readonly interviews: readonly string[]; readonly range: Range | null }

export const told = (statement: Statement): Told => ({ ...statement, range: rangeOf(statement) })

/** Unknown sums of the atoms, under what is told of the same sets that they were divided by. */
export const systemUnder = (key: FigureKey, { atoms, sets }: Divided, told: readonly Told[]): System => {
  const { least, most } = scales[kindOf(key)]
  const nothing = systemOf(
    atoms.map(({ size }) => ({ low: least * size, high: most * size })),
    told.map(({ node }, set) => ({ members: sets[set] ?? [], grain: node.period.grain })),
  )
  return told.reduce((system, { range }, set) => (range ? withText(system, set, range) : system), nothing)
}

const groupOf = (key: FigureKey, atoms: readonly Atom[], target: Target): Group => {
  const families = new Set<string>()
  let size = 0
  for (const at of target.atoms) {
    const atom = atoms[at]
    for (const family of atom?.families ?? []) families.add(family)
    size += atom?.size ?? 0
  }
  return { key, size, families: families.size }
}

export type Aim = { readonly target: Target; readonly group: Group }

export const aimsOf = ({ key }: Scene, atoms: readonly Atom[], known: readonly Known[], about?: PublishedNode): Aim[] =>
  targetsOf(atoms, known, about).map((target) => ({ target, group: groupOf(key, atoms, target) }))

const isSettled = (can: Possibilities, { target, group }: Aim, k: number): boolean => {
  const { atoms, id } = target
  if (isWide(can.seen(atoms, id), group, k)) return false
  if (
    isWide(
      can.look(atoms, id, (now) => wideFrom(now, group, k)),
      group,
      k,
    )
  )
    return false
  const exact = can.exact(atoms, id)
  return exact === null || !isOpen(exact, group, k)
}

/** The first target that is settled, if any: enough to know that something may not be said. */
export const firstSettled = (can: Possibilities, aims: readonly Aim[], k: number): Aim | null =>
  aims.find((aim) => isSettled(can, aim, k)) ?? null

/** All that is settled by what is told; null when the texts contradict each other. */
export const settledBy = (scene: Scene, told: readonly Told[]): readonly Target[] | null => {
  const parts = divided(
    scene.all,
    told.map(({ interviews }) => interviews),
  )
  const known = told.map(({ node }, set) => ({ node, atoms: parts.sets[set] ?? [] }))
  const can = Possibilities.under(systemUnder(scene.key, parts, told))
  if (!can) return null
  return aimsOf(scene, parts.atoms, known)
    .filter((aim) => isSettled(can, aim, scene.k))
    .map(({ target }) => target)
}

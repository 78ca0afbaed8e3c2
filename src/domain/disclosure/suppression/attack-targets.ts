/**
 * R2 and R7: the groups that a reader can aim at by subtraction. Protects from what is never published but follows from what
 * is: every unit in its week and its block, what is left of a published node beside its largest published parts, every union
 * of such leftovers, and who speaks in a block by some of its weeks. Leftovers are made of the contributors that a text was made of, not of places.
 */
import { blockOf } from '../../figures/block'
import type { Atom, Known } from '../inference/equivalence-classes'
import { grouped } from '../../figures/grouped'
import { levels, type PublishedNode } from '../policy/publication'

/** A group in terms of atoms, and in words what a reader would have to subtract to aim at it. */
export type Target = { readonly id: string; readonly name: string; readonly atoms: readonly number[] }
type Named = Omit<Target, 'id'>

type Atoms = readonly number[]

const groupsOf = (atoms: readonly Atom[], nameOf: (atom: Atom) => string | null): Named[] =>
  [...grouped(atoms.keys(), (index) => nameOf(atoms[index] as Atom))].map(([name, members]) => ({
    name,
    atoms: members,
  }))

const unitOf = ({ board, school }: Atom, level: (typeof levels)[number]) =>
  level === 'municipality' ? level : level === 'board' ? `board ${board}` : `school ${board}/${school}`

const unitsByWeek = (atoms: readonly Atom[]): Named[] =>
  levels.flatMap((level) => groupsOf(atoms, (atom) => `${unitOf(atom, level)} in week ${atom.week}`))

const unitsByBlock = (atoms: readonly Atom[]): Named[] =>
  levels.flatMap((level) => groupsOf(atoms, (atom) => (atom.ofBlock ? `${unitOf(atom, level)} in its block` : null)))

/** Every union of two or more; a block has four weeks, so there are at most eleven. */
const unionsOf = (parts: readonly Atoms[]): Atoms[] =>
  Array.from({ length: 2 ** parts.length }, (_, mask) => parts.filter((_part, index) => (mask >> index) & 1))
    .filter((chosen) => chosen.length > 1)
    .map((chosen) => [...new Set(chosen.flat())])

const without = (members: Atoms, parts: readonly Known[]): Atoms => {
  const gone = new Set(parts.flatMap(({ atoms }) => atoms))
  return members.filter((atom) => !gone.has(atom))
}

const isInside = (part: PublishedNode, whole: PublishedNode) =>
  part.level !== whole.level &&
  part.level !== 'municipality' &&
  (whole.level === 'municipality' || (whole.level === 'board' && part.board === whole.board)) &&
  (part.period.grain === 'block' || part.period.at === whole.period.at)

/** What is left of one node beside its parts by week, its parts by block, and both. */
const leftOver = (whole: Known, known: readonly Known[]): Readonly<Record<string, Atoms>> => {
  const inside = known.filter(({ node }) => isInside(node, whole.node))
  const byWeek = inside.filter(({ node }) => node.period.grain === 'week')
  const byBlock = inside.filter(({ node }) => node.period.grain === 'block')
  return {
    ...(byWeek.length > 0 && { 'its weeks': without(whole.atoms, byWeek) }),
    ...(byBlock.length > 0 && { 'its blocks': without(whole.atoms, byBlock) }),
    ...(byWeek.length > 0 && byBlock.length > 0 && { 'weeks and blocks': without(whole.atoms, inside) }),
  }
}

/** Of one unit in one block: each leftover, and the unions of those of its weeks. */
const leftOversOf = (name: string, wholes: readonly Known[], known: readonly Known[]): Named[] => {
  const each = wholes.map((whole) => leftOver(whole, known))
  return ['its weeks', 'its blocks', 'weeks and blocks'].flatMap((what) => {
    const some = each.flatMap((one) => (one[what] ? [one[what]] : []))
    return [...some, ...unionsOf(some)].map((atoms) => ({ name: `${name} without what is said of ${what}`, atoms }))
  })
}

const blockWithoutSchools = (name: string, unit: PublishedNode, atoms: readonly Atom[], known: readonly Known[]) => {
  const members = atoms.flatMap(({ ofBlock, board }, index) =>
    ofBlock && (unit.board === '' || board === unit.board) ? [index] : [],
  )
  const schools = known.filter(({ node }) => node.level === 'school' && (!unit.board || node.board === unit.board))
  return { name: `${name}: the block without its schools`, atoms: without(members, schools) }
}

/** One of the two is the other, or lies within it. */
const isAround = (node: PublishedNode, about: PublishedNode) =>
  (!about.board || !node.board || node.board === about.board) &&
  (!about.school || !node.school || node.school === about.school)

/**
 * A block's text without the texts of some of its weeks leaves who speaks in the block by the others: each unit of which
 * something is known by block, and whatever it is part of, by every choice of weeks.
 */
const weeksOfBlock = (atoms: readonly Atom[], known: readonly Known[], about?: PublishedNode): Named[] => {
  const byBlock = known
    .map(({ node }) => node)
    .filter((node) => node.period.grain === 'block' && (!about || isAround(node, about)))
  const units = new Map(
    byBlock.flatMap(({ board, school }): [string, { board: string; school: string }][] => [
      ['municipality', { board: '', school: '' }],
      [`board ${board}`, { board, school: '' }],
      [`school ${board}/${school}`, { board, school }],
    ]),
  )
  return [...units].flatMap(([name, { board, school }]) => {
    const here = [...atoms.keys()].filter((index) => {
      const atom = atoms[index]
      return atom?.ofBlock && (!board || atom.board === board) && (!school || atom.school === school)
    })
    const weeks = [...grouped(here, (index) => atoms[index]?.week ?? null).values()]
    return [...weeks, ...unionsOf(weeks)].map((members) => ({
      name: `${name}: who speaks in the block by some of its weeks`,
      atoms: members,
    }))
  })
}

const isOfUnit = (atom: Atom, { board, school }: PublishedNode) =>
  (!board || atom.board === board) && (!school || atom.school === school)

/**
 * A block's text that was made after an erasure has fewer speakers than the weeks of the block had: they are targets by
 * themselves, beside those with who was erased.
 */
const leftAfterErasure = (atoms: readonly Atom[], known: readonly Known[], about?: PublishedNode): Named[] =>
  known.flatMap((text) => {
    const members = new Set(text.atoms)
    const isShort =
      text.node.period.grain === 'block' &&
      atoms.some((atom, index) => atom.ofBlock && !members.has(index) && isOfUnit(atom, text.node))
    if (!isShort) return []
    const speakers = atoms.map((atom, index) => ({ ...atom, ofBlock: members.has(index) }))
    return [...unitsByBlock(speakers), ...weeksOfBlock(speakers, [text], about)]
  })

/**
 * All targets among the contributors of one figure in one municipality and block, given what is known of which nodes there.
 * The same group comes once, and never an empty one. `about`: while one node is asked about, the weeks of a block are asked
 * of it and what it is part of alone, for speed; what is said in the end is asked of all.
 */
export const targetsOf = (atoms: readonly Atom[], known: readonly Known[], about?: PublishedNode): Target[] => {
  const units = grouped(
    known.filter(({ node }) => node.level !== 'school'),
    ({ node }) => `${node.level} ${node.board} in ${blockOf(node.period.at)}`,
  )
  const targets = [
    ...unitsByWeek(atoms),
    ...unitsByBlock(atoms),
    ...weeksOfBlock(atoms, known, about),
    ...leftAfterErasure(atoms, known, about),
    ...[...units].flatMap(([name, wholes]) => [
      ...leftOversOf(name, wholes, known),
      ...wholes.slice(0, 1).map(({ node }) => blockWithoutSchools(name, node, atoms, known)),
    ]),
  ]
  const once = new Map<string, Target>()
  for (const target of targets) {
    const id = target.atoms.toSorted((a, b) => a - b).join(',')
    if (target.atoms.length > 0 && !once.has(id)) once.set(id, { ...target, id })
  }
  return [...once.values()]
}

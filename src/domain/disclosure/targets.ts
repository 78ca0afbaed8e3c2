/**
 * R2 and R7: the groups that a reader can aim at by subtraction. Protects from what is never published but follows from what
 * is: every unit in its week and its block, what is left of a published node beside its largest published parts, every union
 * of such leftovers within a board, and a board's or municipality's published weeks without its published school blocks.
 */
import { blockOf } from '../figures/block'
import { belongsTo, type Contribution, type PublishedNode } from './publication'

/** A group of interviews, and in words what a reader would have to subtract to aim at it. */
export type Target = { readonly name: string; readonly interviews: readonly number[] }

type Indices = readonly number[]

const indicesOf = (all: readonly Contribution[], holds: (one: Contribution) => boolean): number[] =>
  all.flatMap((one, index) => (holds(one) ? [index] : []))

const groupsOf = (all: readonly Contribution[], nameOf: (one: Contribution) => string | null): Target[] => {
  const groups = new Map<string, number[]>()
  for (const [index, one] of all.entries()) {
    const name = nameOf(one)
    if (name === null) continue
    const group = groups.get(name)
    if (group) group.push(index)
    else groups.set(name, [index])
  }
  return [...groups].map(([name, interviews]) => ({ name, interviews }))
}

const unitsOf = (all: readonly Contribution[]): Target[] =>
  (['municipality', 'board', 'school'] as const).flatMap((level) => {
    const unit = (one: Contribution) =>
      [one.municipality, level === 'municipality' ? '' : one.board, level === 'school' ? one.school : ''].join('/')
    return [
      ...groupsOf(all, (one) => `${level} ${unit(one)} in week ${one.week}`),
      ...groupsOf(all, (one) => (one.ofBlock ? `${level} ${unit(one)} in block ${one.block}` : null)),
    ]
  })

/** Every union of two or more; a block has four weeks, so there are at most eleven. */
const unionsOf = (parts: readonly Indices[]): number[][] =>
  Array.from({ length: 2 ** parts.length }, (_, mask) => parts.filter((_part, index) => (mask >> index) & 1))
    .filter((chosen) => chosen.length > 1)
    .map((chosen) => [...new Set(chosen.flat())])

type Within = { all: readonly Contribution[]; published: readonly PublishedNode[] }

/** The published nodes of one unit in one block, and the largest published nodes inside it. */
const partsOf = (
  { all, published }: Within,
  unit: Pick<PublishedNode, 'level' | 'municipality' | 'board'>,
  block: string,
) => {
  const here = published.filter(
    (node) =>
      node.municipality === unit.municipality &&
      (!unit.board || node.board === unit.board) &&
      blockOf(node.period.at) === block,
  )
  const insideOf = (nodes: readonly PublishedNode[]) =>
    new Set(nodes.flatMap((node) => indicesOf(all, (one) => belongsTo(node, one))))
  const weeks = here.filter(({ level }) => level === unit.level)
  const boards = unit.level === 'municipality' ? here.filter(({ level }) => level === 'board') : []
  const schools = here.filter(({ level }) => level === 'school')
  return { weeks, insideOf, boards, schools }
}

const residualsOf = (
  within: Within,
  unit: Pick<PublishedNode, 'level' | 'municipality' | 'board'>,
  block: string,
): Target[] => {
  const { weeks, insideOf, boards, schools } = partsOf(within, unit, block)
  const of = `${unit.level} ${unit.municipality}/${unit.board}`
  const without = (members: Indices, parts: ReadonlySet<number>) => members.filter((index) => !parts.has(index))
  const members = weeks.map((node) => indicesOf(within.all, (one) => belongsTo(node, one)))
  const [inBoards, inSchools] = [insideOf(boards), insideOf(schools)]
  const besideBoards = members.map((some) => without(some, inBoards))
  const besideSchools = members.map((some) => without(some, inSchools))
  const unitInBlock = indicesOf(
    within.all,
    (one) =>
      one.ofBlock &&
      one.block === block &&
      one.municipality === unit.municipality &&
      (!unit.board || one.board === unit.board),
  )
  const named = (what: string, groups: readonly Indices[]) =>
    groups.map((interviews) => ({ name: `${of} in ${block}: ${what}`, interviews }))
  return [
    ...named('a week without its published boards', besideBoards),
    ...named('weeks without their published boards', unionsOf(besideBoards)),
    ...named('a week without its published school blocks', besideSchools),
    ...named('weeks without their published school blocks', unionsOf(besideSchools)),
    ...named('the block without its published school blocks', [without(unitInBlock, inSchools)]),
  ]
}

/** All targets of one figure among its contributions, given the nodes for which it is said. The same group comes once. */
export const targetsOf = (all: readonly Contribution[], published: readonly PublishedNode[]): Target[] => {
  const within = { all, published }
  const blocks = [...new Set(all.map(({ block }) => block))]
  const units = new Map(
    published
      .filter(({ level }) => level !== 'school')
      .map(({ level, municipality, board }) => [`${level}/${municipality}/${board}`, { level, municipality, board }]),
  )
  const targets = [
    ...unitsOf(all),
    ...[...units.values()].flatMap((unit) => blocks.flatMap((block) => residualsOf(within, unit, block))),
  ]
  const once = new Map<string, Target>()
  for (const target of targets) {
    const key = target.interviews.toSorted((a, b) => a - b).join(',')
    if (target.interviews.length > 0 && !once.has(key)) once.set(key, target)
  }
  return [...once.values()]
}

/**
 * R7: the gate before a release exists. Over everything that was ever published about the contributions of a block, both
 * grains together, it asks of every target whether the texts leave it open, for a reader who knows every n and talks to all
 * other readers. A contradiction is a failure, never a pass.
 */
import { blockOf } from '../figures/block'
import { possibleOf, type Range } from './possible'
import { provenRange } from './proof'
import { nodeId, type Claim, type Contribution } from './publication'
import { kindOf, scales, type FigureKey } from './published-figures'
import { exactRange, somePossibility } from './solver'
import { isPossible, systemOf, totalOf, type Atom, type Sums, type System, type Text } from './sums'
import { targetsOf, type Target } from './targets'

export const findingKinds = [
  /** A reader could work out a group. */
  'settled',
  /** Two texts about nearly the same families say what one of them answered. */
  'difference',
  /** The texts cannot all be true. */
  'contradiction',
  /** Not what the rules make of these contributors. */
  'wrong_text',
  'under_threshold',
  /** A school by week, or a municipality by block. */
  'wrong_grain',
  /** Of another place or time than it says, or not those of the first release about that node. */
  'wrong_contributors',
] as const

export type Finding = {
  readonly kind: (typeof findingKinds)[number]
  readonly key: FigureKey
  /** The group that a reader could aim at, or the node whose text is wrong. */
  readonly name: string
  readonly interviews: readonly string[]
}

/** How far apart, in steps of the figure, the least and the greatest must be for a group to be open. */
const openBy = 3
/** A group of K or more is only settled near the ends of what is possible at all. */
const nearEnd = 5

type Group = { readonly size: number; readonly families: number; readonly scale: (typeof scales)[keyof typeof scales] }

const whole = ({ size, scale }: Group): Range => ({ low: scale.least * size, high: scale.most * size })

/** May the group be nearly anything? This holds for a range of which more is possible, too. */
const isWide = ({ low, high }: Range, group: Group): boolean => {
  const far = whole(group)
  return group.size < openBy ? low <= far.low && high >= far.high : high - low >= openBy * group.scale.step
}

/** R7 B: does a group with exactly this range stay open? */
export const isOpen = (range: Range, group: Group, k: number): boolean => {
  const far = whole(group)
  const near = nearEnd * group.scale.step
  const isAwayFromEnds = range.low - far.low >= near && far.high - range.high >= near
  return isWide(range, group) || (group.families >= k && isAwayFromEnds)
}

type Question = {
  all: readonly Contribution[]
  key: FigureKey
  texts: readonly (Text & { members: ReadonlySet<number> })[]
}
type Answerable = { system: System; start: Sums; atomsIn: (interviews: readonly number[]) => number[] }

/** Interviews of one place and time that are in the same texts are one atom: nobody outside can tell them apart. */
const answerable = ({ all, key, texts }: Question): Answerable => {
  const scale = scales[kindOf(key)]
  const values = all.map(({ value }) => value)
  const groups = new Map<string, { interviews: number[]; said: number[] }>()
  const groupOf = all.map((one, index) => {
    const said = texts.flatMap(({ members }, text) => (members.has(index) ? [text] : []))
    const id = [one.board, one.school, one.week, one.ofBlock, ...said].join('|')
    const group = groups.get(id) ?? { interviews: [], said }
    group.interviews.push(index)
    groups.set(id, group)
    return id
  })
  const atoms = [...groups.values()].map(({ interviews, said }): Atom => ({
    least: scale.least * interviews.length,
    most: scale.most * interviews.length,
    said,
  }))
  const order = new Map([...groups.keys()].map((id, index) => [id, index]))
  return {
    system: systemOf(atoms, texts),
    start: [...groups.values()].map(({ interviews }) => totalOf(interviews, values)),
    atomsIn: (interviews) => [...new Set(interviews.map((index) => order.get(groupOf[index] ?? '') ?? 0))],
  }
}

const familiesOf = (all: readonly Contribution[], at: readonly number[]) =>
  new Set(at.map((index) => all[index]?.family)).size

/** Proof first, which settles most; the solver for the rest. */
const staysOpen = ({ system, atomsIn }: Answerable, start: Sums, target: Target, group: Group, k: number) => {
  const atoms = atomsIn(target.interviews)
  const far = whole(group)
  const now = totalOf(atoms, start)
  const enough = openBy * group.scale.step
  const wanted = group.size < openBy ? { down: now - far.low, up: far.high - now } : { down: enough, up: enough }
  if (isWide(provenRange(system, start, atoms, wanted), group)) return true
  const exact = exactRange(system, atoms)
  return exact !== null && isOpen(exact, group, k)
}

const textFindings = (claim: Claim, contributors: ReadonlySet<string>, k: number): Finding[] => {
  const { key, text, interviews, families } = claim
  const found = (kind: Finding['kind']): Finding[] => [{ kind, key, name: nodeId(claim.node), interviews }]
  if (new Set(families).size < k) return found('under_threshold')
  if (!interviews.every((interview) => contributors.has(interview))) return found('wrong_contributors')
  return possibleOf(kindOf(key), interviews.length, text) ? [] : found('wrong_text')
}

const auditTogether = (
  key: FigureKey,
  all: readonly Contribution[],
  claims: readonly Claim[],
  k: number,
): Finding[] => {
  const indexOf = new Map(all.map(({ interview }, index) => [interview, index]))
  const contributors = new Set(indexOf.keys())
  const wrong = claims.flatMap((claim) => textFindings(claim, contributors, k))
  if (wrong.length > 0) return wrong
  const kind = kindOf(key)
  const texts = claims.flatMap(({ text, interviews }) => {
    const range = possibleOf(kind, interviews.length, text)
    return range ? [{ ...range, members: new Set(interviews.flatMap((id) => indexOf.get(id) ?? [])) }] : []
  })
  const question = answerable({ all, key, texts })
  const start = isPossible(question.system, question.start) ? question.start : somePossibility(question.system)
  const named = (target: Target) => target.interviews.map((index) => all[index]?.interview ?? '')
  if (!start) return [{ kind: 'contradiction', key, name: 'all that is published', interviews: [] }]
  const targets = targetsOf(
    all,
    claims.map(({ node }) => node),
  )
  return targets.flatMap((target): Finding[] => {
    const group = { size: target.interviews.length, families: familiesOf(all, target.interviews), scale: scales[kind] }
    if (staysOpen(question, start, target, group, k)) return []
    return [{ kind: 'settled', key, name: target.name, interviews: named(target) }]
  })
}

/**
 * Every finding about one figure; none means that it passes. `all` are its contributions in all that is published and in all
 * that could be, `claims` what is said of them; claims about other blocks are left to the audit of those. Municipalities and
 * blocks share no interview, so each is asked by itself.
 */
export const auditOf = (
  key: FigureKey,
  all: readonly Contribution[],
  claims: readonly Claim[],
  k: number,
): readonly Finding[] => {
  const places = new Map<string, Contribution[]>()
  for (const one of all) {
    const place = `${one.municipality}|${one.block}`
    const here = places.get(place)
    if (here) here.push(one)
    else places.set(place, [one])
  }
  return [...places].flatMap(([place, here]) =>
    auditTogether(
      key,
      here,
      claims.filter(({ node }) => `${node.municipality}|${blockOf(node.period.at)}` === place),
      k,
    ),
  )
}

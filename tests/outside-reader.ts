/**
 * A reader who keeps everything that was ever published, knows every n and who contributes, and has a solver: with one
 * unknown for each interview and nothing of the project's own audit. Aims at every group of up to two units, at what is left
 * of each text beside any others within it, and at unions of those.
 */
import { solve } from 'yalps'
import type { BlockContributor, Statement } from '@/domain/disclosure/policy/publication'
import { kindOf, scales, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import { feasibilityInterval } from '@/domain/disclosure/policy/cell'

type Set_ = ReadonlySet<string>
type Known = { set: Set_; low: number; high: number }

const end = (
  direction: 'minimize' | 'maximize',
  known: readonly Known[],
  aimed: Set_,
  { least, most }: { least: number; most: number },
) => {
  const everybody = new Set([...known.flatMap(({ set }) => [...set]), ...aimed])
  // Whom nothing tells apart is one unknown: as many as there are, and no more is assumed.
  const groups = new Map<string, { size: number; at: number[]; isAimed: boolean }>()
  for (const one of everybody) {
    const at = known.flatMap(({ set }, index) => (set.has(one) ? [index] : []))
    const id = `${at.join()}|${aimed.has(one)}`
    groups.set(id, { size: (groups.get(id)?.size ?? 0) + 1, at, isAimed: aimed.has(one) })
  }
  const parts = [...groups.values()]
  const solution = solve<string, string>({
    direction,
    objective: 'aim',
    integers: true,
    constraints: [
      ...known.map(({ low, high }, index): [string, { min: number; max: number }] => [
        `t${index}`,
        { min: low, max: high },
      ]),
      ...parts.map(({ size }, index): [string, { min: number; max: number }] => [
        `g${index}`,
        { min: least * size, max: most * size },
      ]),
    ],
    variables: parts.map(({ at, isAimed }, index): [string, [string, number][]] => [
      String(index),
      [
        [`g${index}`, 1],
        ...at.map((text): [string, number] => [`t${text}`, 1]),
        ...(isAimed ? [['aim', 1] as [string, number]] : []),
      ],
    ]),
  })
  return solution.status === 'optimal' ? Math.round(solution.result) : null
}

const without = (set: Set_, others: readonly Set_[]) => {
  const gone = new Set(others.flatMap((other) => [...other]))
  return new Set([...set].filter((one) => !gone.has(one)))
}
const isWithin = (inner: Set_, outer: Set_) => inner !== outer && [...inner].every((one) => outer.has(one))

const aimsAt = (all: readonly BlockContributor[], statements: readonly Statement[]): Set_[] => {
  const units = new Map<string, Set<string>>()
  const add = (id: string, one: BlockContributor) => units.set(id, (units.get(id) ?? new Set()).add(one.interview))
  for (const one of all) {
    for (const place of [
      one.municipality,
      `${one.municipality}/${one.board}`,
      `${one.municipality}/${one.board}/${one.school}`,
    ]) {
      add(`${place} in ${one.week}`, one)
      if (one.countsInBlock) add(`${place} in block ${one.block}`, one)
    }
  }
  const sets = statements.map(({ interviews }) => new Set(interviews))
  const left = sets.flatMap((set) => {
    const inside = sets.filter((other) => isWithin(other, set))
    return [
      without(set, inside),
      ...inside.map((one) => without(set, [one])),
      without(
        set,
        sets.filter((one) => one.size < set.size),
      ),
    ]
  })
  const pairs = left
    .slice(0, 12)
    .flatMap((one, index) => left.slice(index + 1, 12).map((other) => new Set([...one, ...other])))
  return [...units.values(), ...left, ...pairs].filter((set) => set.size > 0)
}

/** Groups under `k` families that are known to within two steps, or wholly when they are one or two. */
export const disclosedToAReader = (
  key: FigureKey,
  all: readonly BlockContributor[],
  statements: readonly Statement[],
  k: number,
): { targets: number; groups: string[] } => {
  const scale = scales[kindOf(key)]
  const familyOf = new Map(all.map(({ interview, family }) => [interview, family]))
  const contributors = all.filter(
    (one) =>
      one.values?.[key] !== null &&
      (one.values || statements.some(({ interviews }) => interviews.includes(one.interview))),
  )
  const known = statements.flatMap(({ interviews, ...statement }): Known[] => {
    const range = feasibilityInterval({ ...statement, interviews })
    return range ? [{ set: new Set(interviews), ...range }] : []
  })
  const once = new Map(aimsAt(contributors, statements).map((set) => [[...set].toSorted().join(), set]))
  const small = [...once.values()].filter((set) => new Set([...set].map((one) => familyOf.get(one))).size < k)
  const groups = small.filter((set) => {
    const touching = known.filter((one) => [...set].some((interview) => one.set.has(interview)))
    // What shares nobody with the group still counts, through those that both share somebody with.
    const relevant = known.filter((one) =>
      touching.some((other) => [...one.set].some((interview) => other.set.has(interview))),
    )
    const low = end('minimize', relevant, set, scale)
    const high = end('maximize', relevant, set, scale)
    if (low === null || high === null) return true
    const enough = Math.min(3 * scale.step, (scale.most - scale.least) * set.size)
    return high - low < enough
  })
  return { targets: small.length, groups: groups.map((set) => [...set].join()) }
}

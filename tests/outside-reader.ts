/**
 * An attacker who keeps everything that was ever published, knows every n and who contributes, and has a solver. This attacker
 * shares no code with the project's audit: there is one unknown for each interview. The targets are every unit, what is left of
 * each text when texts within it are subtracted, and unions of two such differences.
 */
import { solve } from 'yalps'
import type { BlockContributor, Statement } from '@/domain/disclosure/policy/publication'
import { kindOf, scales, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import { intervalOfStatement } from '@/domain/disclosure/policy/cell'

type Interviews = ReadonlySet<string>
type Constraint = { set: Interviews; low: number; high: number }

/** The least or the greatest sum of the target under the constraints; null without an optimum. */
const extremeSum = (
  direction: 'minimize' | 'maximize',
  constraints: readonly Constraint[],
  target: Interviews,
  { least, most }: { least: number; most: number },
) => {
  const interviews = new Set([...constraints.flatMap(({ set }) => [...set]), ...target])
  // Interviews that no constraint and no target tells apart are one unknown of the programme.
  const groups = new Map<string, { size: number; sets: number[]; isInTarget: boolean }>()
  for (const interview of interviews) {
    const sets = constraints.flatMap(({ set }, index) => (set.has(interview) ? [index] : []))
    const id = `${sets.join()}|${target.has(interview)}`
    groups.set(id, { size: (groups.get(id)?.size ?? 0) + 1, sets, isInTarget: target.has(interview) })
  }
  const variables = [...groups.values()]
  const solution = solve<string, string>({
    direction,
    objective: 'target',
    integers: true,
    constraints: [
      ...constraints.map(({ low, high }, index): [string, { min: number; max: number }] => [
        `t${index}`,
        { min: low, max: high },
      ]),
      ...variables.map(({ size }, index): [string, { min: number; max: number }] => [
        `g${index}`,
        { min: least * size, max: most * size },
      ]),
    ],
    variables: variables.map(({ sets, isInTarget }, index): [string, [string, number][]] => [
      String(index),
      [
        [`g${index}`, 1],
        ...sets.map((set): [string, number] => [`t${set}`, 1]),
        ...(isInTarget ? [['target', 1] as [string, number]] : []),
      ],
    ]),
  })
  return solution.status === 'optimal' ? Math.round(solution.result) : null
}

const difference = (set: Interviews, others: readonly Interviews[]) => {
  const subtracted = new Set(others.flatMap((other) => [...other]))
  return new Set([...set].filter((one) => !subtracted.has(one)))
}
const isWithin = (inner: Interviews, outer: Interviews) => inner !== outer && [...inner].every((one) => outer.has(one))

const targetsAmong = (contributors: readonly BlockContributor[], statements: readonly Statement[]): Interviews[] => {
  const units = new Map<string, Set<string>>()
  const add = (id: string, one: BlockContributor) => units.set(id, (units.get(id) ?? new Set()).add(one.interview))
  for (const one of contributors) {
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
  const differences = sets.flatMap((set) => {
    const inside = sets.filter((other) => isWithin(other, set))
    return [
      difference(set, inside),
      ...inside.map((one) => difference(set, [one])),
      difference(
        set,
        sets.filter((one) => one.size < set.size),
      ),
    ]
  })
  const pairs = differences
    .slice(0, 12)
    .flatMap((one, index) => differences.slice(index + 1, 12).map((other) => new Set([...one, ...other])))
  return [...units.values(), ...differences, ...pairs].filter((set) => set.size > 0)
}

/**
 * The targets with fewer than `k` families whose interval is narrower than three steps, or than their whole range where that
 * is less.
 */
export const disclosedToAReader = (
  key: FigureKey,
  contributors: readonly BlockContributor[],
  statements: readonly Statement[],
  k: number,
): { targets: number; groups: string[] } => {
  const scale = scales[kindOf(key)]
  const familyOf = new Map(contributors.map(({ interview, family }) => [interview, family]))
  const stated = contributors.filter(
    (one) =>
      one.values?.[key] !== null &&
      (one.values || statements.some(({ interviews }) => interviews.includes(one.interview))),
  )
  const constraints = statements.flatMap(({ interviews, ...statement }): Constraint[] => {
    const interval = intervalOfStatement({ ...statement, interviews })
    return interval ? [{ set: new Set(interviews), ...interval }] : []
  })
  const distinct = new Map(targetsAmong(stated, statements).map((set) => [[...set].toSorted().join(), set]))
  const small = [...distinct.values()].filter((set) => new Set([...set].map((one) => familyOf.get(one))).size < k)
  const groups = small.filter((set) => {
    const touching = constraints.filter((one) => [...set].some((interview) => one.set.has(interview)))
    // A constraint that shares no interview with the target can bound it through a constraint that overlaps with both.
    const relevant = constraints.filter((one) =>
      touching.some((other) => [...one.set].some((interview) => other.set.has(interview))),
    )
    const low = extremeSum('minimize', relevant, set, scale)
    const high = extremeSum('maximize', relevant, set, scale)
    if (low === null || high === null) return true
    const neededWidth = Math.min(3 * scale.step, (scale.most - scale.least) * set.size)
    return high - low < neededWidth
  })
  return { targets: small.length, groups: groups.map((set) => [...set].join()) }
}

/**
 * The least and the greatest sum of a group that all constraints allow, by an integer programme, with a solution that shows it.
 * Sets by week nest and sets by block nest, so the constraint matrix is totally unimodular and the solver does not have to
 * branch. Classes that neither the constraints nor the group tell apart enter the programme as one variable. Every status
 * other than "optimal" counts as no answer.
 */
import { solve } from 'yalps'
import { groupBy } from '../../figures/group-by'
import { totalOf, type ConstraintSystem, type Solution } from './constraint-system'
import type { ClassIndices } from './equivalence-classes'

type Direction = 'maximize' | 'minimize'
type NamedBounds = [name: string, bounds: { min: number; max: number }]
type Coefficients = [string, number][]

/** Classes merged into one variable of the programme. */
type MergedClasses = {
  readonly members: ClassIndices
  readonly least: number
  readonly greatest: number
  /** The constrained sets that hold these classes. */
  readonly sets: readonly number[]
  /** The classes belong to the group whose sum is optimised. */
  readonly isInGroup: boolean
}

/** The sets whose bounds are tighter than those of their classes together, and for each class the ones that hold it. */
const constrainedSets = ({ classCount, sets, low, high }: ConstraintSystem) => {
  const constrainedSets = [...sets.keys()].filter((set) => {
    const { members } = sets[set] ?? { members: [] }
    return (
      (low[classCount + set] ?? 0) > totalOf(members, low) || (high[classCount + set] ?? 0) < totalOf(members, high)
    )
  })
  const ofClasses = Array.from({ length: classCount }, (): number[] => [])
  for (const set of constrainedSets) for (const member of sets[set]?.members ?? []) ofClasses[member]?.push(set)
  return { constrained: constrainedSets, ofClasses }
}

const mergeClasses = (
  { low, high }: ConstraintSystem,
  setsOfClasses: readonly (readonly number[])[],
  group: ClassIndices,
): MergedClasses[] => {
  const inGroup = new Set(group)
  const mergedClasses = groupBy(
    setsOfClasses.keys(),
    (index) => `${inGroup.has(index)}|${setsOfClasses[index]?.join(',')}`,
  )
  return [...mergedClasses.values()].map((members) => ({
    members,
    least: totalOf(members, low),
    greatest: totalOf(members, high),
    sets: setsOfClasses[members[0] ?? 0] ?? [],
    isInGroup: inGroup.has(members[0] ?? -1),
  }))
}

/** Divides the sum of each variable over its classes: the first classes get as much as their bounds allow. */
const divideOverClasses = (
  { classCount, low, high }: ConstraintSystem,
  variables: readonly MergedClasses[],
  sums: ReadonlyMap<number, number>,
): Solution => {
  const classSums = low.slice(0, classCount)
  for (const [index, { members, least }] of variables.entries()) {
    let remaining = (sums.get(index) ?? 0) - least
    for (const member of members) {
      const added = Math.min(remaining, (high[member] ?? 0) - (classSums[member] ?? 0))
      classSums[member] = (classSums[member] ?? 0) + added
      remaining -= added
    }
  }
  return classSums
}

const coefficientsOf = ({ sets, isInGroup }: MergedClasses, index: number): [string, Coefficients] => [
  String(index),
  [
    ...sets.map((set): [string, number] => [`set ${set}`, 1]),
    [`variable ${index}`, 1],
    // An empty array beside it would widen the pair to an array.
    ...(isInGroup ? [['goal', 1] as [string, number]] : []),
  ],
]

/** The sums of the classes with which the group's sum is greatest or least; null when the constraints contradict each other. */
export const extremeSolution = (
  system: ConstraintSystem,
  group: ClassIndices,
  direction: Direction,
): Solution | null => {
  const { constrained, ofClasses } = constrainedSets(system)
  const mergedClasses = mergeClasses(system, ofClasses, group)
  const constraints = [
    ...constrained.map((set): NamedBounds => {
      const index = system.classCount + set
      return [`set ${set}`, { min: system.low[index] ?? 0, max: system.high[index] ?? 0 }]
    }),
    ...mergedClasses.map(({ least, greatest }, index): NamedBounds => [
      `variable ${index}`,
      { min: least, max: greatest },
    ]),
  ]
  const variables = mergedClasses.map(coefficientsOf)
  const solution = solve<string, string>({ direction, objective: 'goal', constraints, variables, integers: true })
  if (solution.status !== 'optimal') return null
  const sums = new Map(solution.variables.map(([index, sum]) => [Number(index), Math.round(sum)]))
  return divideOverClasses(system, mergedClasses, sums)
}

/** Any sums of the classes that keep all constraints; null when there are none. */
export const feasibleSolution = (system: ConstraintSystem): Solution | null => extremeSolution(system, [], 'maximize')

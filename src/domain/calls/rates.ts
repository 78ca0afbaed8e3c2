/**
 * The outcome rates of AAPOR, Standard Definitions, 10th edition, 2023, over families: one disposition for each family of
 * the list in a period. With unknown eligibility counted as eligible (e = 1), RR1 and RR2 are the least that the response
 * can be, and equal RR3 and RR4; REF2, CON2 and their like add nothing. Families that are not eligible are in no rate.
 */
import { outcomes, ruleOf, type Outcome, type RateGroup } from './outcomes'

/** From what says most about the family to what says least. */
export const rateGroups = ['I', 'P', 'NE', 'R', 'O', 'NC', 'UO', 'UH'] as const satisfies readonly RateGroup[]

/** The families of each group. */
export type GroupCounts = Readonly<Record<RateGroup, number>>

const groupOf = (outcome: Outcome): RateGroup => ruleOf(outcome).rateGroup ?? 'UH'

const byGroup = (a: Outcome, b: Outcome) =>
  rateGroups.indexOf(groupOf(a)) - rateGroups.indexOf(groupOf(b)) ||
  Number(ruleOf(b).isFinal) - Number(ruleOf(a).isFinal) ||
  outcomes.indexOf(a) - outcomes.indexOf(b)

/**
 * Which of several outcomes of a family is its disposition: the first of these. An interview comes before everything, then
 * that the family does not belong on the list, then a refusal, another contact, no contact, and what leaves it unknown. In a
 * group, a final outcome comes before one after which the family was tried again.
 */
export const dispositionOrder: readonly Outcome[] = outcomes.toSorted(byGroup)

/** A family without any outcome was not worked. */
export const dispositionOf = (familyOutcomes: readonly Outcome[]): Outcome =>
  dispositionOrder.find((outcome) => familyOutcomes.includes(outcome)) ?? 'not_worked'

export const groupCounts = (dispositions: Iterable<readonly [Outcome, number]>): GroupCounts => {
  const counts: Record<RateGroup, number> = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 }
  for (const [outcome, families] of dispositions) counts[groupOf(outcome)] += families
  return counts
}

export const rateNames = ['RR1', 'RR2', 'CON1', 'REF1', 'COOP1', 'COOP2'] as const
export type RateName = (typeof rateNames)[number]

type Rate = {
  /** As AAPOR writes it. */
  readonly formula: string
  readonly numerator: readonly RateGroup[]
  readonly denominator: readonly RateGroup[]
}

const eligibleGroups = ['I', 'P', 'R', 'NC', 'O', 'UH', 'UO'] as const
const contactGroups = ['I', 'P', 'R', 'O'] as const

export const rateFormulas: Readonly<Record<RateName, Rate>> = {
  RR1: { formula: 'I / ((I + P) + (R + NC + O) + (UH + UO))', numerator: ['I'], denominator: eligibleGroups },
  RR2: {
    formula: '(I + P) / ((I + P) + (R + NC + O) + (UH + UO))',
    numerator: ['I', 'P'],
    denominator: eligibleGroups,
  },
  CON1: {
    formula: '((I + P) + R + O) / ((I + P) + (R + NC + O) + (UH + UO))',
    numerator: contactGroups,
    denominator: eligibleGroups,
  },
  REF1: { formula: 'R / ((I + P) + (R + NC + O) + (UH + UO))', numerator: ['R'], denominator: eligibleGroups },
  COOP1: { formula: 'I / ((I + P) + R + O)', numerator: ['I'], denominator: contactGroups },
  COOP2: { formula: '(I + P) / ((I + P) + R + O)', numerator: ['I', 'P'], denominator: contactGroups },
}

/** `share` is null when there is nobody to take a share of. */
export type RateFigure = { readonly count: number; readonly n: number; readonly share: number | null }

const sumOf = (counts: GroupCounts, groups: readonly RateGroup[]) =>
  groups.reduce((sum, group) => sum + counts[group], 0)

export const rateOf = (name: RateName, counts: GroupCounts): RateFigure => {
  const { numerator, denominator } = rateFormulas[name]
  const [count, n] = [sumOf(counts, numerator), sumOf(counts, denominator)]
  return { count, n, share: n === 0 ? null : count / n }
}

/**
 * The outcomes of one attempt to reach a family, and what follows from each. An outcome is about this attempt and this
 * number, never about the family: a dead number closes only the number.
 */
export const attemptOutcomes = ['reached', 'no_answer', 'dead_number', 'call_back'] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]

export type OutcomeRule = {
  /** Somebody of the family answered: the family counts as reached that week. */
  reaches: boolean
  /** The number that was called is closed. */
  closesNumber: boolean
  /** The attempt needs a day, and the family is called again from that day. */
  asksForDay: boolean
  /** Final disposition code of AAPOR's Standard Definitions (telephone), where it has one for this. */
  aapor: string | null
}

export const outcomeRules: { readonly [outcome in AttemptOutcome]: OutcomeRule } = {
  reached: { reaches: true, closesNumber: false, asksForDay: false, aapor: null },
  no_answer: { reaches: false, closesNumber: false, asksForDay: false, aapor: '3.13' },
  dead_number: { reaches: false, closesNumber: true, asksForDay: false, aapor: '4.30' },
  call_back: { reaches: true, closesNumber: false, asksForDay: true, aapor: null },
}

/** The outcomes by which a family counts as reached. */
export const reachingOutcomes: readonly AttemptOutcome[] = attemptOutcomes.filter(
  (outcome) => outcomeRules[outcome].reaches,
)

/**
 * How long an attempt can be undone: long enough to notice a mistake, short enough that the figures of the day stay right.
 */
export const undoForMs = 15 * 60 * 1000

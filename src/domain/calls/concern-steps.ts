/**
 * What can be recorded about a safety concern, and whether it was decided. The five steps are those of the Dutch reporting
 * code for domestic violence and child abuse (Basismodel meldcode, Rijksoverheid 2018).
 */
export const concernSources = ['child', 'parent', 'other', 'observed'] as const
export type ConcernSource = (typeof concernSources)[number]

export const consultedParties = ['colleague', 'veilig_thuis', 'gp', 'school', 'family', 'other'] as const
export type ConsultedParty = (typeof consultedParties)[number]

export const concernDecisions = ['no_report', 'own_help', 'reported', 'other'] as const
export type ConcernDecision = (typeof concernDecisions)[number]

export const reportingSteps = ['signals', 'consultation', 'conversation', 'weighing', 'decision'] as const
export type ReportingStep = (typeof reportingSteps)[number]

export type ConcernStep = {
  readonly kind: 'raised' | 'withdrawn' | 'consulted' | 'decided'
  readonly consulted: ConsultedParty | null
}

export type DecidableEntry = Pick<ConcernStep, 'kind'> & { readonly writtenById: string; readonly isSeen: boolean }

/**
 * A concern is decided while its last entry is a decision: any later entry opens it again. An entry of somebody else than the
 * decider that no coordinator has seen keeps it undecided. `entries` has the oldest first. `concern_is_decided` in the database
 * is the same rule.
 */
export const isDecided = (entries: readonly DecidableEntry[]): boolean => {
  const last = entries.at(-1)
  if (last?.kind !== 'decided') return false
  return entries.every(({ writtenById, isSeen }) => isSeen || writtenById === last.writtenById)
}

const stepOf = ({ kind, consulted }: ConcernStep): ReportingStep | null => {
  if (kind === 'raised') return 'signals'
  if (kind === 'decided') return 'decision'
  if (kind === 'withdrawn') return null
  return consulted === 'family' ? 'conversation' : 'consultation'
}

/**
 * The steps of the reporting code about which there is an entry. Weighing has no entry of its own: its reasons stand in the
 * decision.
 */
export const recordedSteps = (entries: readonly ConcernStep[]): ReadonlySet<ReportingStep> =>
  new Set(entries.map(stepOf).filter((step) => step !== null))

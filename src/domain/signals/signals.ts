/**
 * Which signals a day of an organisation raises. It judges what was counted of each person by itself, against a limit that
 * ordinary work stays under; it compares nobody with another.
 */

export const signalKinds = [
  'many_families',
  'other_families',
  'failed_sign_ins',
  'refusals',
  'exports',
  'role_grants',
  'dead_links',
] as const
export type SignalKind = (typeof signalKinds)[number]

/** What a signal turned out to be. */
export const signalFindings = ['ordinary_work', 'talked_about', 'access_changed', 'data_breach'] as const

/** `staffId` is null for the operator's command line, and for who was not signed in. */
export type PersonCounts = {
  readonly staffId: string | null
  /** Different families of which a file was opened; of these, those that are not the person's; and those without any ground. */
  readonly families: number
  readonly otherFamilies: number
  readonly groundlessFamilies: number
  readonly failedSignIns: number
  readonly refusals: number
  readonly exports: number
  readonly roleGrants: number
}

export type DayCounts = {
  readonly people: readonly PersonCounts[]
  /** Of the hour with most of them, whoever's they are. */
  readonly failedSignInsAnHour: number
  readonly deadLinks: number
}

export type Signal = { readonly kind: SignalKind; readonly staffId: string | null; readonly count: number }

/**
 * The most that a signal can have counted when somebody looked at it, for this count of the same day to raise it again: each
 * further file and grant of access does, and of the others twice as many.
 */
export const outgrownCount = ({ kind, count }: Signal): number =>
  kind === 'exports' || kind === 'role_grants' ? count - 1 : Math.floor(count / 2)

/** Ten wrong passwords pause an account, so more is nobody who mistyped. A stale page is refused now and then. */
export const limits = { failedSignIns: 10, failedSignInsAnHour: 30, refusals: 20 } as const

const signalIf = (raises: boolean, kind: SignalKind, staffId: string | null, count: number): Signal[] =>
  raises ? [{ kind, staffId, count }] : []

const signalsOfPerson = (person: PersonCounts, familiesADay: number): Signal[] => {
  const { staffId, families, otherFamilies, groundlessFamilies, failedSignIns, refusals, exports, roleGrants } = person
  const isSomebody = staffId !== null
  const raisesOther = groundlessFamilies > 0 || otherFamilies > familiesADay / 2
  return [
    ...signalIf(isSomebody && families > familiesADay, 'many_families', staffId, families),
    ...signalIf(isSomebody && raisesOther, 'other_families', staffId, otherFamilies + groundlessFamilies),
    ...signalIf(isSomebody && failedSignIns >= limits.failedSignIns, 'failed_sign_ins', staffId, failedSignIns),
    ...signalIf(isSomebody && refusals >= limits.refusals, 'refusals', staffId, refusals),
    ...signalIf(exports > 0, 'exports', staffId, exports),
    ...signalIf(roleGrants > 0, 'role_grants', staffId, roleGrants),
  ]
}

/** @param familiesADay the organisation's setting; half as many may be families of others */
export const signalsOf = ({ people, failedSignInsAnHour, deadLinks }: DayCounts, familiesADay: number): Signal[] => [
  ...people.flatMap((person) => signalsOfPerson(person, familiesADay)),
  ...signalIf(failedSignInsAnHour >= limits.failedSignInsAnHour, 'failed_sign_ins', null, failedSignInsAnHour),
  ...signalIf(deadLinks > 0, 'dead_links', null, deadLinks),
]

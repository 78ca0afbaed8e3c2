/**
 * The outcomes of contact with a family, and what follows from each. An outcome is about one attempt and one number: a dead
 * number closes the number, not the family. Everything that depends on an outcome reads this list: the next step, the
 * buttons, the rates of reach, and the conditions in SQL.
 *
 * Codes: AAPOR, Standard Definitions, 10th edition, 2023 (telephone). A code that we could not check is null; decision 0036
 * says which source shows each of the others.
 */
import { keysOf } from '../closed-lists'

/**
 * What an outcome does to the next step of the family.
 * - `none`: nothing; the interview, the number or the appointment says what follows.
 * - `again`: the family is tried again from so many days later.
 * - `asked`: the parent said when, so the outcome needs a day.
 * - `appointment`: a time (`hard`) or a window (`soft`) was agreed, so the outcome needs it.
 * - `other_caller`: somebody else has to make the call.
 * - `stop`: no call any more; by the organisation until it plans one again, otherwise until the parent asks.
 */
export type OutcomeEffect =
  | { readonly kind: 'none' }
  | { readonly kind: 'again'; readonly days: number }
  | { readonly kind: 'asked' }
  | { readonly kind: 'appointment'; readonly appointment: 'hard' | 'soft' }
  | { readonly kind: 'other_caller' }
  | { readonly kind: 'stop'; readonly by: StoppedBy }

export type StoppedBy = 'parent' | 'household' | 'organisation'

/**
 * The group of AAPOR's rates: complete, partial, refusal, non-contact, other, unknown whether it is a household, unknown
 * other, not eligible. Null: no attempt at contact.
 */
export type RateGroup = 'I' | 'P' | 'R' | 'NC' | 'O' | 'UH' | 'UO' | 'NE'

export type OutcomeRule = {
  readonly aapor: string | null
  /** Nothing follows by itself; an interim outcome has a next step. */
  readonly isFinal: boolean
  readonly effect: OutcomeEffect
  /** Another number of the family is worth trying. */
  readonly tryOtherNumber: boolean
  /** The parent was spoken to: the family counts as reached that week. */
  readonly contact: boolean
  /** Whether the family belongs to those to be called; null: not known from this outcome. */
  readonly eligible: boolean | null
  /** Somebody tried to reach the family: it counts as attempted that week. */
  readonly attempted: boolean
  readonly note: 'none' | 'optional' | 'required'
  readonly rateGroup: RateGroup | null
  /** The number that was called is closed. */
  readonly closesNumber: boolean
  /**
   * Who records it: one of the six on a card, one behind "more", only a coordinator, or the application itself (`system`).
   */
  readonly offered: 'card' | 'more' | 'coordinator' | 'system'
  /** The key that records it on a card, or opens its form. Of two outcomes with one key it belongs to the one on the card. */
  readonly shortcut: string | null
}

const base = {
  aapor: null,
  isFinal: false,
  effect: { kind: 'none' },
  tryOtherNumber: false,
  contact: false,
  eligible: true,
  attempted: true,
  note: 'optional',
  rateGroup: 'NC',
  closesNumber: false,
  offered: 'more',
  shortcut: null,
} as const satisfies OutcomeRule

const withParent = { ...base, contact: true, rateGroup: 'O' } as const
const again = (days: number) => ({ kind: 'again', days }) as const
const stop = (by: StoppedBy) => ({ kind: 'stop', by }) as const
/** Decided about a family without an attempt to reach it. */
const decision = {
  ...base,
  attempted: false,
  offered: 'coordinator',
  isFinal: true,
  effect: stop('organisation'),
} as const

export const outcomeRules = {
  /** Dialled, and no outcome recorded yet. */
  dialled: { ...base, rateGroup: 'UH', eligible: null, note: 'none', offered: 'system' },
  complete: { ...withParent, aapor: '1.1', isFinal: true, rateGroup: 'I', offered: 'system' },
  partial: { ...withParent, aapor: '1.2', isFinal: true, rateGroup: 'P', offered: 'system' },
  broken_off: { ...withParent, aapor: '2.12', isFinal: true, rateGroup: 'R', offered: 'system' },
  appointment_hard: {
    ...withParent,
    effect: { kind: 'appointment', appointment: 'hard' },
    shortcut: 'a',
  },
  appointment_soft: { ...withParent, effect: { kind: 'appointment', appointment: 'soft' } },
  appointment_broken: { ...base, effect: again(1), tryOtherNumber: true },
  callback_asked: { ...withParent, effect: { kind: 'asked' }, offered: 'card', shortcut: 't' },
  no_answer: {
    ...base,
    aapor: '3.13',
    effect: again(1),
    tryOtherNumber: true,
    eligible: null,
    note: 'none',
    rateGroup: 'UH',
    offered: 'card',
    shortcut: 'g',
  },
  /** 3.12 in AAPOR's order of codes, but no source that we have shows it. */
  busy: {
    ...base,
    effect: again(0),
    tryOtherNumber: true,
    eligible: null,
    note: 'none',
    rateGroup: 'UH',
    offered: 'card',
    shortcut: 'b',
  },
  voicemail_left: { ...base, aapor: '2.221', effect: again(2), offered: 'card', shortcut: 'v' },
  voicemail_not_left: { ...base, aapor: '2.222', effect: again(1), tryOtherNumber: true, shortcut: 'v' },
  /** A non-contact with the parent; 2.21 (never available) could not be checked, its group can. */
  other_person_answered: { ...base, aapor: '2.20', effect: again(1), offered: 'card', shortcut: 'i' },
  not_private_now: { ...withParent, effect: again(1), offered: 'card', shortcut: 'n' },
  tech_failed: { ...base, aapor: '3.16', effect: again(0), tryOtherNumber: true, eligible: null, rateGroup: 'UH' },
  /** 2.34 could not be checked: queXS uses that number for something else. */
  quality_poor: { ...withParent, effect: again(1), tryOtherNumber: true },
  /** The group of the language problems; which of them (2.333) could not be checked. */
  language_no_caller: { ...withParent, aapor: '2.33', effect: { kind: 'other_caller' } },
  unable_now: { ...withParent, aapor: '2.32', effect: again(14) },
  refused_soft: { ...withParent, aapor: '2.112', effect: again(28), rateGroup: 'R' },
  refused_hard: { ...withParent, aapor: '2.112', isFinal: true, effect: stop('parent'), rateGroup: 'R' },
  household_refused: { ...base, aapor: '2.111', isFinal: true, effect: stop('household'), rateGroup: 'R' },
  /** The code is about the number. The family stays eligible, so its group is unknown and not NE. */
  number_dead: {
    ...base,
    aapor: '4.32',
    tryOtherNumber: true,
    eligible: null,
    rateGroup: 'UO',
    closesNumber: true,
  },
  number_wrong: { ...base, tryOtherNumber: true, eligible: null, rateGroup: 'UO', closesNumber: true },
  away_until: { ...withParent, effect: { kind: 'asked' } },
  max_tries: { ...decision, rateGroup: 'NC' },
  out_of_programme: { ...decision, eligible: false, rateGroup: 'NE', note: 'required' },
  duplicate: { ...decision, eligible: false, rateGroup: 'NE', note: 'required' },
  not_worked: { ...decision, aapor: '3.11', isFinal: false, effect: { kind: 'none' }, eligible: null, rateGroup: 'UH' },
  /**
   * The parent was spoken to, and the interview is to be continued. Before outcomes said more: somebody of the family
   * answered.
   */
  reached: { ...withParent, offered: 'system' },
} as const satisfies Record<string, OutcomeRule>

export type Outcome = keyof typeof outcomeRules
export const outcomes = keysOf(outcomeRules)

export const ruleOf = (outcome: Outcome): OutcomeRule => outcomeRules[outcome]

/** The outcomes with a property, for conditions in SQL. */
export const outcomesWhere = (has: (rule: OutcomeRule) => boolean): readonly Outcome[] =>
  outcomes.filter((outcome) => has(outcomeRules[outcome]))

/**
 * The six outcomes on a card. Where no message may be left, a voicemail that was not left takes the place of one that was: that
 * one stays behind "more", because a record has to say what happened.
 */
export const cardOutcomes = (mayLeaveMessage: boolean | null): readonly Outcome[] =>
  outcomesWhere(({ offered }) => offered === 'card').map((outcome) =>
    outcome === 'voicemail_left' && mayLeaveMessage === false ? 'voicemail_not_left' : outcome,
  )

/** The outcomes behind "more" that everybody records. */
export const moreOutcomes = (mayLeaveMessage: boolean | null): readonly Outcome[] => {
  const onCard = cardOutcomes(mayLeaveMessage)
  return outcomesWhere(({ offered }) => offered === 'card' || offered === 'more').filter(
    (outcome) => !onCard.includes(outcome),
  )
}

/** The outcomes by which a family counts as reached, and as attempted. */
export const contactOutcomes = outcomesWhere(({ contact }) => contact)
export const attemptedOutcomes = outcomesWhere(({ attempted }) => attempted)

/** What the call is whose interview is to be continued. The end of the interview replaces it by what the call became. */
export const continuedOutcome = 'reached' satisfies Outcome

/** What the call is that an interview ended with. */
export const endOutcomes = ['complete', 'partial', 'broken_off'] as const satisfies readonly Outcome[]

/** What a caller may record by hand. */
export const recordedOutcomes = outcomesWhere(({ offered }) => offered !== 'system')

/** How long an outcome can be undone: long enough to notice a mistake, short enough that the day's figures stay right. */
export const undoForMs = 10 * 60 * 1000

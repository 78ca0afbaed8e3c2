/**
 * Which interpreters are offered for a call with a family, and in which order. The one who knows the family comes first, then
 * who speaks a language of the call. Never one whom the parent does not want, nor one who has not signed for confidentiality.
 */
import { callMs } from './call-length'

/** Instants, as the browser gets them. */
export type Hours = { readonly startsAt: string; readonly endsAt: string }

export type InterpreterChoice = {
  readonly id: string
  readonly name: string
  readonly languages: readonly string[]
  readonly isSigned: boolean
  readonly isRetired: boolean
  /** The parent does not want this interpreter. */
  readonly isRefused: boolean
  readonly speaksLanguage: boolean
  /** The day of the last call with this family at which they interpreted. */
  readonly lastOn: string | null
  /** When they interpret for other families. */
  readonly busy: readonly Hours[]
}

/** The hours that an interpreter keeps free: a call can begin at the end of a window. */
export const interpreterHours = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date | null }) => ({
  startsAt,
  endsAt: new Date((endsAt ?? startsAt).getTime() + callMs),
})

const isBookable = ({ isSigned, isRetired, isRefused }: InterpreterChoice) => isSigned && !isRetired && !isRefused

const byDay = (a: string | null, b: string | null) => (a === b ? 0 : (a ?? '') > (b ?? '') ? -1 : 1)

/** Who knows the family, the latest first, then who speaks its language, by name. */
const byOffer = (a: InterpreterChoice, b: InterpreterChoice): number =>
  byDay(a.lastOn, b.lastOn) || Number(b.speaksLanguage) - Number(a.speaksLanguage) || a.name.localeCompare(b.name, 'nl')

/** Whom one can book, in the order in which they are offered. */
export const offeredInterpreters = (choices: readonly InterpreterChoice[]): InterpreterChoice[] =>
  choices.filter((choice) => isBookable(choice) && (choice.speaksLanguage || choice.lastOn !== null)).toSorted(byOffer)

/** Who interpreted at a call with the family, the latest first, also those who cannot be booked any more; and who is booked. */
export const knownInterpreters = (
  choices: readonly InterpreterChoice[],
  bookedIds: readonly (string | null)[] = [],
): InterpreterChoice[] =>
  choices
    .filter(({ id, lastOn, isRefused }) => lastOn !== null || isRefused || bookedIds.includes(id))
    .toSorted(byOffer)

/** How many would be offered, had they signed. */
export const unsignedCount = (choices: readonly InterpreterChoice[]): number =>
  choices.filter(
    ({ isSigned, isRetired, isRefused, speaksLanguage }) => !isSigned && !isRetired && !isRefused && speaksLanguage,
  ).length

/** Whether an interpreter has another booking in these hours. */
export const isBusy = ({ busy }: Pick<InterpreterChoice, 'busy'>, startsAt: Date, endsAt: Date): boolean =>
  busy.some((hours) => new Date(hours.startsAt) < endsAt && startsAt < new Date(hours.endsAt))

export type BookingFacts = {
  readonly isSigned: boolean
  readonly isRetired: boolean
  readonly isRefused: boolean
  /** The parent wants no interpreter at all. */
  readonly wantsNone: boolean
}

/** Why an interpreter is not booked for a family, or null. What the parent said comes first. */
export const bookingRefusal = ({ isSigned, isRetired, isRefused, wantsNone }: BookingFacts) => {
  if (wantsNone) return 'no_interpreter_wanted'
  if (isRefused) return 'interpreter_refused'
  if (isRetired) return 'interpreter_stopped'
  return isSigned ? null : 'interpreter_not_signed'
}

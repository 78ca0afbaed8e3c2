/** Keeping a family longer than its term: why, as codes, and for how long. */
import { addMonths } from './retention-term'

export const extensionReasons = ['help_goes_on', 'parent_asked', 'complaint', 'calls_again'] as const
export type ExtensionReason = (typeof extensionReasons)[number]

/** Who wants to keep it longer than this decides so again, after a new warning. */
const mostMonths = 12

export const lastDayOfExtension = (today: string): string => addMonths(today, mostMonths)

/** A day that is not over, within a year. */
export const isDayOfExtension = (until: string, today: string): boolean =>
  until > today && until <= lastDayOfExtension(today)

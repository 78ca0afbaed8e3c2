/**
 * How many calls a day a caller's families need, beside how many a day the caller wants. It spreads work and judges nobody: it
 * counts families that are due, and no call is a target.
 */
import { addDays, isWeekend } from '../dates'

/** Long enough that one full day does not look like too much. */
const workdaysAhead = 5

/** The last of the next five working days, today included. A family that is due until then has to fit into them. */
export const lastWorkday = (today: string, count = workdaysAhead): string => {
  const isLast = !isWeekend(today) && count === 1
  return isLast ? today : lastWorkday(addDays(today, 1), isWeekend(today) ? count : count - 1)
}

/** The calls a day by which as many families are called within the five working days. */
export const neededPerDay = (dueFamilies: number): number => Math.ceil(dueFamilies / workdaysAhead)

/** Whether the families need more calls a day than the person wants. Nobody who did not say has too many. */
export const isOverCap = (needed: number, callsPerDay: number | null): callsPerDay is number =>
  callsPerDay !== null && needed > callsPerDay

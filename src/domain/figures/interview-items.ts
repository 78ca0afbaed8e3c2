/**
 * One interview's answers → the items that carry load (draaglast) and capacity (draagkracht), in halves, so that every sum
 * over families is a whole number. Refuses to be a score of a family: these only ever leave as figures of a group.
 */
import type { Answers } from '../instrument/answer'
import { isUncoded } from '../instrument/checks'
import { effectiveAnswer, schoolAgeChildrenOf } from '../instrument/routing'

export const loadItems = [
  'enough_room',
  'school_letters',
  'homework_at_home',
  'internet',
  'devices',
  'worries',
  'worries_about_others',
  'rules_clear',
  'money_for_groceries',
] as const
export type LoadItem = (typeof loadItems)[number]

export const capacityItems = [
  'school_contact',
  'homework_help',
  'daily_routine',
  'keeps_going',
  'goes_well',
  'enough_support',
  'supporters',
] as const
export type CapacityItem = (typeof capacityItems)[number]

/** An item's value in halves: 0, ½ and 1. Null: nothing substantive was said. */
export type Halves = 0 | 1 | 2
export type ItemValues<K extends string> = { readonly [key in K]: Halves | null }

const yesWeighs: Record<string, Halves> = { yes: 2, partly: 1, no: 0 }
const noWeighs: Record<string, Halves> = { yes: 0, partly: 1, no: 2 }
const contactWeighs: Record<string, Halves> = { good: 2, little: 1, none: 0 }

/** An option that is not in the weights (`no_homework`, `not_needed`) is left out of the index. */
const chosen = (key: string, weights: Record<string, Halves>, answers: Answers): Halves | null => {
  const answer = effectiveAnswer(key, answers)
  return answer.state === 'value' ? (weights[String(answer.value)] ?? null) : null
}

/** Any theme counts, `nothing` does not; a text that nobody coded yet counts, unless a missing reason stands above it. */
const mentioned = (key: string, answers: Answers): Halves | null => {
  const answer = effectiveAnswer(key, answers)
  if (answer.state === 'value') return (answer.value as readonly string[]).includes('nothing') ? 0 : 2
  return isUncoded(key, answers) ? 2 : null
}

/** Devices per school-age child: one each is no load, one for two is half. Devices that do not work are none. */
const devices = (answers: Answers): Halves | null => {
  const count = effectiveAnswer('devices', answers)
  const children = schoolAgeChildrenOf(answers)
  if (count.state !== 'value' || !children) return null
  const working = effectiveAnswer('devices_working', answers)
  const usable = working.state === 'value' && working.value === 'no' ? 0 : Number(count.value)
  return usable >= children ? 0 : 2 * usable >= children ? 1 : 2
}

/** The nine load items; 2 is full load. */
export const loadOf = (answers: Answers): ItemValues<LoadItem> => ({
  enough_room: chosen('enough_room', noWeighs, answers),
  school_letters: chosen('school_letters', noWeighs, answers),
  homework_at_home: chosen('homework_at_home', noWeighs, answers),
  internet: chosen('internet', noWeighs, answers),
  devices: devices(answers),
  worries: chosen('worries', yesWeighs, answers),
  worries_about_others: chosen('worries_about_others', yesWeighs, answers),
  rules_clear: chosen('rules_clear', noWeighs, answers),
  money_for_groceries: chosen('money_for_groceries', noWeighs, answers),
})

/** The seven capacity items; 2 is full capacity. */
export const capacityOf = (answers: Answers): ItemValues<CapacityItem> => ({
  school_contact: chosen('school_contact', contactWeighs, answers),
  homework_help: chosen('homework_help', yesWeighs, answers),
  daily_routine: chosen('daily_routine', yesWeighs, answers),
  keeps_going: mentioned('keeps_going', answers),
  goes_well: mentioned('goes_well', answers),
  enough_support: chosen('enough_support', yesWeighs, answers),
  supporters: chosen('supporters', yesWeighs, answers),
})

/** Least common multiples of 2k for k = 5-9 and k = 3-7: in these units every interview's mean is a whole number. */
export const loadUnits = 5040
export const capacityUnits = 840
const leastLoadItems = 5
const leastCapacityItems = 3

const meanIn = (units: number, least: number, values: readonly (Halves | null)[]): number | null => {
  const said = values.filter((value) => value !== null)
  if (said.length < least) return null
  return said.reduce<number>((sum, value) => sum + value, 0) * (units / (2 * said.length))
}

/** Mean of the substantive load items in 1/5040 (0-5040), or null with fewer than five of them. */
export const load5040 = (values: ItemValues<LoadItem>): number | null =>
  meanIn(loadUnits, leastLoadItems, Object.values(values))

/** Mean of the substantive capacity items in 1/840 (0-840), or null with fewer than three of them. */
export const capacity840 = (values: ItemValues<CapacityItem>): number | null =>
  meanIn(capacityUnits, leastCapacityItems, Object.values(values))

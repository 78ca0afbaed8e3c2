/**
 * Decides which items are applicable, given the answers so far. An answer behind a closed route stays stored and counts
 * again when the route reopens; until then it is treated as absent. It is fast enough to run at every key press.
 */
import type { Answer, Answers } from './answer'
import type { MissingReason, Route } from './definition'
import type { Instrument } from './instrument'
import type { AskedKey, Item } from './keys'

/** The answer to an item after its routes are applied. */
export type EffectiveAnswer =
  | { state: 'value'; value: NonNullable<Answer['value']> }
  | { state: 'missing'; missing: MissingReason }
  | { state: 'not_applicable' }

export const isSchoolAge = (age: number) => age >= 4 && age <= 17

/** The ages of the children, or null while they are missing. An empty list is no answer. */
export const agesOf = (answers: Answers): readonly number[] | null => {
  const ages = answers.children_ages?.value
  // The answer to `children_ages` is a list of numbers.
  return Array.isArray(ages) && ages.length > 0 ? (ages as readonly number[]) : null
}

/** The number of children. When the ages and the number disagree, the ages decide. Null while both are missing. */
export const childrenOf = (answers: Answers): number | null => {
  const count = answers.children_count?.value
  return agesOf(answers)?.length ?? (typeof count === 'number' ? count : null)
}

/** The number of children of 4 to 17. Null while the ages are missing, unless the number of children is 0. */
export const schoolAgeChildrenOf = (answers: Answers): number | null =>
  agesOf(answers)?.filter(isSchoolAge).length ?? (childrenOf(answers) === 0 ? 0 : null)

const isRouteOpen = (instrument: Instrument, route: Route, answers: Answers): boolean => {
  switch (route.rule) {
    case 'with_children':
      return childrenOf(answers) !== 0
    case 'with_school_age_child':
      return schoolAgeChildrenOf(answers) !== 0
    case 'unless': {
      const gate = effectiveAnswer(instrument, route.key, answers)
      return !(gate.state === 'value' && route.options.includes(String(gate.value)))
    }
    case 'after': {
      const gate = effectiveAnswer(instrument, route.key, answers)
      return gate.state === 'value' && route.options.includes(String(gate.value))
    }
    case 'above': {
      const gate = effectiveAnswer(instrument, route.key, answers)
      return gate.state === 'value' && typeof gate.value === 'number' && gate.value > route.number
    }
    default:
      return route satisfies never
  }
}

/** Returns whether all routes of the item are open. */
export const isApplicable = (instrument: Instrument, item: Item, answers: Answers): boolean =>
  (item.routes ?? []).every((route) => isRouteOpen(instrument, route, answers))

const isEmpty = (value: NonNullable<Answer['value']>) => typeof value !== 'number' && value.length === 0

/** The answer that counts for `key`. It is `not_applicable` when a route is closed or the version has no such item. */
export function effectiveAnswer(instrument: Instrument, key: string, answers: Answers): EffectiveAnswer {
  const item = instrument.itemByKey(key)
  if (!item || !isApplicable(instrument, item, answers)) return { state: 'not_applicable' }
  const answer = answers[item.key]
  if (answer?.missing) return { state: 'missing', missing: answer.missing }
  if (answer?.value === null || answer?.value === undefined || isEmpty(answer.value))
    return { state: 'missing', missing: 'not_asked' }
  return { state: 'value', value: answer.value }
}

/** The chosen options. A single value becomes a list of one text, and no value an empty list. */
export const chosenOptions = (instrument: Instrument, key: AskedKey, answers: Answers): readonly string[] => {
  const answer = effectiveAnswer(instrument, key, answers)
  if (answer.state !== 'value') return []
  return Array.isArray(answer.value) ? answer.value.map(String) : [String(answer.value)]
}

/** Returns whether one of these options was chosen. */
export const hasChosen = (
  instrument: Instrument,
  key: AskedKey,
  answers: Answers,
  options: readonly string[],
): boolean => chosenOptions(instrument, key, answers).some((option) => options.includes(option))

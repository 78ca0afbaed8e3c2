/**
 * Which items are open, given the answers so far. An answer behind a closed route is kept in store and comes back when
 * the route reopens; here it simply does not exist. Pure, and quick enough to run at every key press.
 */
import type { Answer, Answers } from './answer'
import type { MissingReason, Route } from './definition'
import type { Instrument } from './instrument'
import type { Item, ItemKey } from './keys'

/** What counts for an item once routes are applied. */
export type EffectiveAnswer =
  | { state: 'value'; value: NonNullable<Answer['value']> }
  | { state: 'missing'; missing: MissingReason }
  | { state: 'not_applicable' }

export const isSchoolAge = (age: number) => age >= 4 && age <= 17

/** The ages said, or null while they are missing. An empty list is no answer. */
export const agesOf = (answers: Answers): readonly number[] | null => {
  const ages = answers.children_ages?.value
  return Array.isArray(ages) && ages.length > 0 ? (ages as readonly number[]) : null
}

/** The number of children: the ages decide where they disagree with the number; null while both are missing. */
export const childrenOf = (answers: Answers): number | null => {
  const count = answers.children_count?.value
  return agesOf(answers)?.length ?? (typeof count === 'number' ? count : null)
}

/** Children of 4-17; null while the ages are missing and the number is not 0. */
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

export const isApplicable = (instrument: Instrument, item: Item, answers: Answers): boolean =>
  (item.routes ?? []).every((route) => isRouteOpen(instrument, route, answers))

const isEmpty = (value: NonNullable<Answer['value']>) => typeof value !== 'number' && value.length === 0

/** The answer that counts for `key`: its value, why there is none, or that its route is closed or its version has no such item. */
export function effectiveAnswer(instrument: Instrument, key: string, answers: Answers): EffectiveAnswer {
  const item = instrument.itemByKey(key)
  if (!item || !isApplicable(instrument, item, answers)) return { state: 'not_applicable' }
  const answer = answers[item.key]
  if (answer?.missing) return { state: 'missing', missing: answer.missing }
  if (answer?.value === null || answer?.value === undefined || isEmpty(answer.value))
    return { state: 'missing', missing: 'not_asked' }
  return { state: 'value', value: answer.value }
}

/** The options chosen, or the one answer as a list of one; empty without a value. */
export const chosenOptions = (instrument: Instrument, key: ItemKey, answers: Answers): readonly string[] => {
  const answer = effectiveAnswer(instrument, key, answers)
  if (answer.state !== 'value') return []
  return Array.isArray(answer.value) ? answer.value.map(String) : [String(answer.value)]
}

/** Was one of these options chosen? */
export const hasChosen = (
  instrument: Instrument,
  key: ItemKey,
  answers: Answers,
  options: readonly string[],
): boolean => chosenOptions(instrument, key, answers).some((option) => options.includes(option))

/**
 * Decides whether the family of an interview is in each of the named groups: true, false, or null when an answer that this
 * needs is missing (then the interview is not in the group's n). Source of the groups: docs/instrument.md; the cut points
 * are this project's.
 */
import type { Answers } from '../instrument/answer'
import type { GroupDefinition } from '../instrument/definition'
import type { Instrument } from '../instrument/instrument'
import type { AskedKey, GroupKey, ItemKey, Question } from '../instrument/keys'
import { chosenOptions, childrenOf, effectiveAnswer } from '../instrument/routing'
import type { ItemWeights } from './item-weights'

/** Whether the family is in each group. A group that the version does not have is absent. */
export type Groups = { readonly [Key in GroupKey]?: boolean | null }

/** A group with the question whose record defines it. */
export type Group = { readonly key: GroupKey; readonly question: Question; readonly definition: GroupDefinition }

const largeFamily = 4

type Family = { instrument: Instrument; answers: Answers; weights: ItemWeights }

const isAnswered = ({ instrument, answers }: Family, key: ItemKey) =>
  effectiveAnswer(instrument, key, answers).state === 'value'

const isOneOf = ({ instrument, answers }: Family, key: AskedKey, options: readonly string[]): boolean | null => {
  const chosenCodes = chosenOptions(instrument, key, answers)
  return chosenCodes.length === 0 ? null : chosenCodes.some((option) => options.includes(option))
}

/** Needs an answer about the number of children and about the room. When ages and number disagree, the ages decide. */
const crowdedHome = (family: Family): boolean | null => {
  const small = isOneOf(family, 'enough_room', ['partly', 'no'])
  if (small === null || !isAnswered(family, 'children_count')) return null
  return small && (childrenOf(family.answers) ?? 0) >= largeFamily
}

/** False without worries, because then there are no topics. With worries it needs the topics. */
const worriedAboutFallingBehind = (family: Family): boolean | null => {
  const isWithoutWorries = isOneOf(family, 'worries', ['no'])
  if (isWithoutWorries !== false) return isWithoutWorries === null ? null : false
  return isOneOf(family, 'worries_topics', ['falling_behind'])
}

/** True at full load of devices, which is less than one device for two children of school age. */
const sharedLaptop = ({ weights }: Family): boolean | null => {
  const { devices } = weights
  return devices === undefined || devices === null ? null : devices === 2
}

const isInGroup = ({ question, definition }: Group, family: Family): boolean | null => {
  const { when } = definition
  if ('options' in when) return isOneOf(family, question.key, when.options)
  switch (when.rule) {
    case 'crowded_home':
      return crowdedHome(family)
    case 'full_load':
      return sharedLaptop(family)
    case 'worried_about_falling_behind':
      return worriedAboutFallingBehind(family)
    default:
      return when.rule satisfies never
  }
}

/** The groups of a version, in the order of their questions. */
export const groupsIn = ({ questions }: Instrument): readonly Group[] =>
  questions.flatMap((question) =>
    // The records are the source of `GroupKey`, and `Question` types the field as text.
    question.group ? [{ key: question.group.key as GroupKey, question, definition: question.group }] : [],
  )

/** The groups of one interview. `weights` must have the load items. */
export const groupsOf = (instrument: Instrument, answers: Answers, weights: ItemWeights): Groups =>
  Object.fromEntries(
    groupsIn(instrument).map((group) => [group.key, isInGroup(group, { instrument, answers, weights })]),
  )

/**
 * Decides whether figures of two versions may be combined: only for a key with the same options and counting in both. The
 * wording may differ, so a question that is only reworded stays comparable.
 */
import { codedTextOf } from './coding'
import type { IndexKey } from './definition'
import type { Instrument } from './instrument'
import type { Item, Question } from './keys'

const sameAs = (value: unknown, otherValue: unknown) => JSON.stringify(value) === JSON.stringify(otherValue)

const optionsOf = (item: Item) => [
  'options' in item ? item.options : null,
  item.kind === 'many' ? item.exclusive : null,
  item.kind === 'choice' ? item.outside : null,
  item.kind === 'number' ? [item.min, item.max] : null,
]

/** What a question measures, publishes and codes. Second parts have none of these. */
const measureOf = (question: Question) => {
  const { measure, publishes } = question
  const publishedOptions =
    publishes?.as === 'share' && 'yes' in publishes ? [publishes.yes, publishes.no] : publishes?.as
  const codedText = codedTextOf(question)
  return [measure, publishedOptions, codedText && [codedText.key, codedText.routes ?? []]]
}

/** What a named rule may read in addition to its question: the second parts of the question, and the children. */
const readByRule = (question: Question): readonly string[] => [
  ...(question.parts ?? []).map(({ key }) => key),
  'children_count',
  'children_ages',
]

const hasWeightByRule = ({ measure }: Question) => 'weighing' in measure && measure.weighing?.by === 'devices_per_child'

/**
 * Everything that decides how an item is asked and counted, but not its position. Null when the version has no such item.
 */
const countingOf = (instrument: Instrument, key: string): readonly unknown[] | null => {
  const item = instrument.itemByKey(key)
  const question = instrument.questionOf(key)
  if (!item || !question) return null
  const wayOfAsking = [item.kind, optionsOf(item), item.routes ?? []]
  if (question.key !== key) return wayOfAsking
  const readKeys = hasWeightByRule(question) ? readByRule(question) : []
  return [...wayOfAsking, measureOf(question), readKeys.map((readKey) => countingOf(instrument, readKey))]
}

/** Returns whether both versions have the item and count it in the same way. */
export const isCountedAlike = (instrument: Instrument, otherInstrument: Instrument, key: string): boolean =>
  instrument === otherInstrument ||
  (countingOf(instrument, key) !== null && sameAs(countingOf(instrument, key), countingOf(otherInstrument, key)))

/** Returns whether the group that this question's record defines is the same families in both versions. */
export const isGroupAlike = (instrument: Instrument, otherInstrument: Instrument, key: string): boolean => {
  if (instrument === otherInstrument) return true
  const question = instrument.questionOf(key)
  if (!question?.group) return false
  const readKeys = 'rule' in question.group.when ? readByRule(question) : []
  return (
    sameAs(question.group, otherInstrument.questionOf(key)?.group) &&
    [key, ...readKeys].every((read) => isCountedAlike(instrument, otherInstrument, read))
  )
}

const itemKeysOf = (instrument: Instrument, index: IndexKey) =>
  new Set<string>(instrument.indexes[index].items.map(({ key }) => key))

/**
 * Returns whether load, or capacity, has the same items in both versions and counts them in the same way. Their order does
 * not matter.
 */
export const isIndexAlike = (instrument: Instrument, otherInstrument: Instrument, index: IndexKey): boolean => {
  const [itemKeys, otherItemKeys] = [itemKeysOf(instrument, index), itemKeysOf(otherInstrument, index)]
  return (
    instrument === otherInstrument ||
    (instrument.indexes[index].least === otherInstrument.indexes[index].least &&
      itemKeys.size === otherItemKeys.size &&
      [...itemKeys].every((key) => otherItemKeys.has(key) && isCountedAlike(instrument, otherInstrument, key)))
  )
}

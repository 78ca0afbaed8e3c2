/**
 * When figures of two versions may be put together: only for a key whose options and counting are the same in both. The text
 * may differ: a version that is only reworded counts on.
 */
import { codedTextOf } from './coding'
import type { IndexKey } from './definition'
import type { Instrument } from './instrument'
import type { Item, Question } from './keys'

const sameAs = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const optionsOf = (item: Item) => [
  'options' in item ? item.options : null,
  item.kind === 'many' ? item.exclusive : null,
  item.kind === 'choice' ? item.outside : null,
  item.kind === 'number' ? [item.min, item.max] : null,
]

/** What the question measures, publishes and codes; a second part measures nothing of its own. */
const measureOf = (question: Question) => {
  const { measure, publishes } = question
  const published = publishes?.as === 'share' && 'yes' in publishes ? [publishes.yes, publishes.no] : publishes?.as
  return [measure, published, codedTextOf(question)?.key]
}

/** All that decides how an item is asked and counted, and nothing of where it stands; null without such an item. */
const countingOf = (instrument: Instrument, key: string) => {
  const item = instrument.itemByKey(key)
  const question = instrument.questionOf(key)
  if (!item || !question) return null
  return [item.kind, optionsOf(item), item.routes ?? [], question.key === key ? measureOf(question) : null]
}

/** Is the item counted alike in both versions? */
export const isCountedAlike = (one: Instrument, other: Instrument, key: string): boolean =>
  one === other || (countingOf(one, key) !== null && sameAs(countingOf(one, key), countingOf(other, key)))

/** What a named rule of `figures/groups.ts` may read beside its question: the second parts of the question, and the children. */
const readByRule = (question: Question): readonly string[] => [
  ...(question.parts ?? []).map(({ key }) => key),
  'children_count',
  'children_ages',
]

/** Is the group that this question's record defines the same families in both versions? */
export const isGroupAlike = (one: Instrument, other: Instrument, key: string): boolean => {
  const question = one.questionOf(key)
  if (one === other || !question?.group) return one === other
  const readKeys = 'rule' in question.group.when ? readByRule(question) : []
  return (
    sameAs(question.group, other.questionOf(key)?.group) &&
    [key, ...readKeys].every((read) => isCountedAlike(one, other, read))
  )
}

const itemsOf = (instrument: Instrument, index: IndexKey): readonly Question[] =>
  instrument.indexes[index].items.map(({ question }) => question)

/** Are load or capacity made of the same items in both versions, and counted alike? */
export const isIndexAlike = (one: Instrument, other: Instrument, index: IndexKey): boolean => {
  const [items, others] = [itemsOf(one, index), itemsOf(other, index)]
  return (
    one === other ||
    (one.indexes[index].least === other.indexes[index].least &&
      items.length === others.length &&
      items.every(({ key }, position) => others[position]?.key === key && isCountedAlike(one, other, key)))
  )
}

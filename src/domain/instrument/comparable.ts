/**
 * When figures of two versions may be put together: only for a key whose options and counting are the same in both. The text
 * may differ: a version that is only reworded counts on.
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

/** What the question measures, publishes and codes; a second part measures nothing of its own. */
const measureOf = (question: Question) => {
  const { measure, publishes } = question
  const publishedOptions =
    publishes?.as === 'share' && 'yes' in publishes ? [publishes.yes, publishes.no] : publishes?.as
  return [measure, publishedOptions, codedTextOf(question)?.key]
}

/** All that decides how an item is asked and counted, and nothing of where it stands; null without such an item. */
const countingOf = (instrument: Instrument, key: string) => {
  const item = instrument.itemByKey(key)
  const question = instrument.questionOf(key)
  if (!item || !question) return null
  return [item.kind, optionsOf(item), item.routes ?? [], question.key === key ? measureOf(question) : null]
}

/** Is the item counted alike in both versions? */
export const isCountedAlike = (instrument: Instrument, otherInstrument: Instrument, key: string): boolean =>
  instrument === otherInstrument ||
  (countingOf(instrument, key) !== null && sameAs(countingOf(instrument, key), countingOf(otherInstrument, key)))

const itemsOf = (instrument: Instrument, index: IndexKey): readonly Question[] =>
  instrument.indexes[index].items.map(({ question }) => question)

/** Are load or capacity made of the same items in both versions, and counted alike? */
export const isIndexAlike = (instrument: Instrument, otherInstrument: Instrument, index: IndexKey): boolean => {
  const [items, otherItems] = [itemsOf(instrument, index), itemsOf(otherInstrument, index)]
  return (
    instrument === otherInstrument ||
    (instrument.indexes[index].least === otherInstrument.indexes[index].least &&
      items.length === otherItems.length &&
      items.every(
        ({ key }, position) => otherItems[position]?.key === key && isCountedAlike(instrument, otherInstrument, key),
      ))
  )
}

/**
 * Computes what the answers of one interview weigh in load (draaglast) and capacity (draagkracht), in halves, so that every
 * sum over families is a whole number. The weights are no score of a family: they are shown only in figures of groups.
 */
import type { Answers } from '../instrument/answer'
import { isUncoded } from '../instrument/coding'
import type { Halves, IndexKey } from '../instrument/definition'
import type { IndexItem, IndexOf, Instrument } from '../instrument/instrument'
import type { IndexItemKey, Question } from '../instrument/keys'
import { chosenOptions, effectiveAnswer } from '../instrument/routing'
import { deviceLoad, sharedDevicesOf } from '../instrument/working-devices'

/** The halves of each item. Null: there is no substantive answer. An item that the version does not have is absent. */
export type ItemWeights = { readonly [Key in IndexItemKey]?: Halves | null }

/** Returns null for an option without a weight (`no_homework`, `not_needed`), which leaves the item out of the index. */
const optionWeight = (
  instrument: Instrument,
  { key }: Question,
  halves: { readonly [option: string]: Halves },
  answers: Answers,
): Halves | null => {
  const [option] = chosenOptions(instrument, key, answers)
  return option === undefined ? null : (halves[option] ?? null)
}

/**
 * Any theme weighs fully and the exclusive one nothing. A text without a theme weighs fully, unless the question has a
 * missing reason.
 */
const themesWeight = (instrument: Instrument, question: Question, answers: Answers): Halves | null => {
  const exclusive = question.kind === 'many' ? question.exclusive : undefined
  const themes = chosenOptions(instrument, question.key, answers)
  if (themes.length > 0) return exclusive !== undefined && themes.includes(exclusive) ? 0 : 2
  return isUncoded(instrument, question, answers) ? 2 : null
}

const devicesWeight = (instrument: Instrument, question: Question, answers: Answers): Halves | null => {
  if (effectiveAnswer(instrument, question.key, answers).state !== 'value') return null
  const sharedDevices = sharedDevicesOf(instrument, answers)
  return sharedDevices && deviceLoad(sharedDevices)
}

const weightOf = (instrument: Instrument, { question, weighing }: IndexItem, answers: Answers): Halves | null => {
  switch (weighing.by) {
    case 'option':
      return optionWeight(instrument, question, weighing.halves, answers)
    case 'themes':
      return themesWeight(instrument, question, answers)
    case 'devices_per_child':
      return devicesWeight(instrument, question, answers)
    default:
      return weighing satisfies never
  }
}

/** The halves of each item of an index. 2 is full load or full capacity. */
export const weightsOf = (instrument: Instrument, index: IndexKey, answers: Answers): ItemWeights =>
  Object.fromEntries(
    instrument.indexes[index].items.map((item) => [item.question.key, weightOf(instrument, item, answers)]),
  )

/** The mean of the substantive items as a whole number from 0 to `units`, or null with fewer items than the index needs. */
export const indexValue = ({ items, least, units }: IndexOf, weights: ItemWeights): number | null => {
  const substantive = items.flatMap(({ key }) => weights[key] ?? [])
  if (substantive.length < least) return null
  return substantive.reduce<number>((sum, halves) => sum + halves, 0) * (units / (2 * substantive.length))
}

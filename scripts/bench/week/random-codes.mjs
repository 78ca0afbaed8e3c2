/** Each question of a codebook with its numbers, which follow each other. @param {{ entries: readonly { of: string, key: string, code: string }[] }} codebook */
function numbersByQuestion({ entries }) {
  const questions = new Map()
  for (const [index, { of, key, code }] of entries.entries()) {
    const name = `${of} ${key}`
    const question = questions.get(name) ?? { of, key, first: index + 1, codes: [] }
    questions.set(name, { ...question, codes: [...question.codes, code] })
  }
  return [...questions.values()]
}

const oneOf = (first, size) => `${first} + floor(random() * ${size})::int`
const sometimes = (chance, value) => `case when random() < ${chance} then ${value} end`

/** Of a choice a tenth is missing, of several options each is chosen by a third; a tenth has no value of anything else. */
function randomNumbers({ of, key, first, codes }, choiceItems) {
  const item = of === 'choice' ? choiceItems.find((choice) => choice.key === key) : undefined
  if (!item) return [sometimes(0.9, oneOf(first, codes.length))]
  const optionCount = item.options.length
  if (item.kind !== 'choice') return item.options.map((_, index) => sometimes(0.33, first + index))
  const missing = oneOf(first + optionCount, codes.length - optionCount)
  return [`case when random() < 0.1 then ${missing} else ${oneOf(first, optionCount)} end`]
}

/**
 * The answers in a fact: its columns behind `is_of_week`, with SQL that makes a value. What they add up to does not matter, that
 * there are as many numbers as of a real interview does.
 */
export function answerColumns({ instrument, codebook }) {
  const numbers = numbersByQuestion(codebook).flatMap((question) => randomNumbers(question, instrument.choiceItems))
  const index = ({ units }) => sometimes(0.9, `floor(random() * ${units + 1})::int`)
  return [
    { name: 'instrument_version', random: String(instrument.version) },
    { name: 'codes', random: `array_remove(array[${numbers.join(', ')}], null)::smallint[]` },
    { name: 'open_codes', random: `case when random() < 0.05 then array['home_languages fa'] else '{}' end` },
    { name: 'load', random: index(instrument.indexes.load) },
    { name: 'capacity', random: index(instrument.indexes.capacity) },
  ]
}

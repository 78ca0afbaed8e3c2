import { tableLine, times } from '../lib/table.mjs'

const wanted = 2

const row = (label, cells) => tableLine(label, cells, { labelWidth: 24, cellWidth: 14 })
const ms = (value) => value.toFixed(2)

/** `flat` is the ratio of the longest history to the shortest; `beside` is the worst ratio to hand-written SQL. */
const ratiosOf = ({ medians }) => ({
  flat: medians.at(-1).page / medians[0].page,
  beside: Math.max(...medians.map(({ page, best }) => page / best)),
})

const line = (question) => {
  const { flat, beside } = ratiosOf(question)
  const milliseconds = question.medians.flatMap(({ page, best }) => [ms(page), ms(best)])
  return row(`${question.level} ${question.question}`, [times(flat), times(beside), ...milliseconds])
}

const verdict = (measured, level) => {
  const { flat, beside } = ratiosOf(measured.find((one) => one.level === level && one.question === 'page'))
  return `The week of one ${level}: ${times(flat)} from the shortest to the longest history, ${times(beside)} beside the SQL (wanted: at most ${wanted}x both).`
}

/** For each question its growth, its worst ratio to hand-written SQL, and its times at each size. */
export function report(sizes, measured, rounds) {
  return [
    `Medians of ${rounds} rounds in milliseconds; "flat" is ${sizes.at(-1)} interviews beside ${sizes[0]}.`,
    row('', ['flat', 'beside SQL', ...sizes.flatMap((size) => [`page ${size}`, `SQL ${size}`])]),
    ...measured.map(line),
    '',
    verdict(measured, 'organisation'),
    verdict(measured, 'board'),
  ].join('\n')
}

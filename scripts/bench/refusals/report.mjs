import { median } from '../lib/statistics.mjs'
import { ratio, tableLine } from '../lib/table.mjs'

const row = (label, cells) => tableLine(label, cells, { labelWidth: 48, cellWidth: 12 })

/** For each answer its median, and beside the first one of its group. */
export function report(questions, times, rounds) {
  const medians = times.map(median)
  const lines = questions.map(({ group, label }, place) => {
    const first = questions.findIndex((question) => question.group === group)
    return row(`${group}: ${label}`, [medians[place].toFixed(2), ratio(medians[place], medians[first])])
  })
  return [`Medians of ${rounds} answers in milliseconds, in turns.`, row('', ['ms', 'beside']), ...lines].join('\n')
}

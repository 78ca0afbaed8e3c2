import { median } from '../lib/statistics.mjs'
import { ratio, tableLine } from '../lib/table.mjs'

const row = (label, cells) => tableLine(label, cells, { labelWidth: 34, cellWidth: 12 })
const ms = (value) => value.toFixed(1)

/** For each search its median at each size, the slowest round, and the growth from the smallest to the largest. */
export function report(sizes, questions, times, rounds) {
  const labels = [...new Set(questions.map(({ label }) => label))]
  const lines = labels.map((label) => {
    const measures = times.filter((_, index) => questions[index].label === label)
    const medians = measures.map(median)
    return row(label, [...medians.map(ms), ms(Math.max(...measures.at(-1))), ratio(medians.at(-1), medians[0])])
  })
  return [
    `Medians of ${rounds} rounds in milliseconds, and the slowest round at ${sizes.at(-1)} families (wanted: under 2000).`,
    row('', [...sizes.map(String), 'slowest', 'growth']),
    ...lines,
  ].join('\n')
}

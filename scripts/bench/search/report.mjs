import { median } from '../lib/statistics.mjs'
import { ratio, tableLine } from '../lib/table.mjs'

const row = (label, cells) => tableLine(label, cells, { labelWidth: 34, cellWidth: 12 })
const ms = (value) => value.toFixed(1)

/** For each search its median at each size, the slowest round, the growth, and the longest time for which nothing else ran. */
export function report(sizes, questions, times, rounds) {
  const labels = [...new Set(questions.map(({ label }) => label))]
  const lines = labels.map((label) => {
    const measures = times.filter((_, index) => questions[index].label === label)
    const medians = measures.map((rounds) => median(rounds.map((round) => round.ms)))
    const largest = measures.at(-1)
    const slowest = Math.max(...largest.map((round) => round.ms))
    const stall = Math.max(...largest.map((round) => round.stall))
    return row(label, [...medians.map(ms), ms(slowest), ms(stall), ratio(medians.at(-1), medians[0])])
  })
  return [
    `Medians of ${rounds} rounds in milliseconds, and the slowest round at ${sizes.at(-1)} families (wanted: under 2000),\nwith the longest time there for which the process did nothing else.`,
    row('', [...sizes.map(String), 'slowest', 'stall', 'growth']),
    ...lines,
  ].join('\n')
}

import { median } from '../lib/statistics.mjs'
import { tableLine } from '../lib/table.mjs'

const row = (label, cells) => tableLine(label, cells, { labelWidth: 42, cellWidth: 15 })

const columns = [
  ['the first time', ({ cold }) => cold.toFixed(0)],
  ['processor', ({ firstCpu }) => firstCpu.toFixed(0)],
  ['again', ({ warm }) => warm.toFixed(0)],
  ['processor', ({ againCpu }) => againCpu.toFixed(0)],
  ['stall', ({ stall }) => stall.toFixed(0)],
  ['MB kept', ({ kept }) => kept.toFixed(1)],
  ['MB at most', ({ most }) => most.toFixed(0)],
]

const medianOf = (measures) =>
  Object.fromEntries(Object.keys(measures[0]).map((key) => [key, median(measures.map((measure) => measure[key]))]))

/** For each question and size: milliseconds the first time and again, the longest time for which nothing else ran, and memory. */
export function report(sizes, questions, measures, rounds) {
  const lines = questions.map(({ label }, place) => {
    const measure = medianOf(measures[place])
    return row(
      `${label}, ${sizes[place % sizes.length]}`,
      columns.map(([, cell]) => cell(measure)),
    )
  })
  const keysCpu = median(measures.flat().map((measure) => measure.keysCpu))
  const families = sizes.reduce((sum, size) => sum + size, 0)
  return [
    `The start of a process unwraps the keys of all ${families} families: ${keysCpu.toFixed(0)} milliseconds of the processor.`,
    `Medians of ${rounds} processes: milliseconds (wanted: under 2000) and those of the processor of this process, which other\nwork on the machine does not lengthen, the first time and again; the longest time for which the process did nothing else, and the memory of the process that stays in use and that was taken at most.`,
    row(
      '',
      columns.map(([name]) => name),
    ),
    ...lines,
  ].join('\n')
}

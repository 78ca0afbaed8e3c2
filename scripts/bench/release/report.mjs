import { ratio, tableLine } from '../lib/table.mjs'

const heads = ['schools', 'calls', 'said', 'targets', 'block (s)', 'solver once (s)', 'ratio', 'per school']
const line = (cells) => tableLine('', cells, { labelWidth: 0, cellWidth: 16 })
const seconds = (ms) => (ms / 1000).toFixed(1)

/** The time of the block next to one pass of the solver, and how the time for each school grows with the municipality. */
export function report(rows) {
  const [first] = rows
  const perSchool = ({ ms, schools }) => ms / schools
  return [
    `A block with ${first.figures} figures, every text tried; "ratio" is beside asking the solver once about every target.`,
    line(heads),
    ...rows.map((row) =>
      line([
        row.schools,
        row.calls,
        row.said,
        row.targets,
        seconds(row.ms),
        seconds(row.solverMs),
        ratio(row.ms, row.solverMs),
        ratio(perSchool(row), perSchool(first)),
      ]),
    ),
  ].join('\n')
}

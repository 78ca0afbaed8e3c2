/** The table of a run: for a terminal, and as a page. */
import os from 'node:os'
import { countOf } from './oracle.mjs'

const columns = [
  'No.',
  'Fault',
  'Seed',
  'Rounds',
  'Acknowledged',
  'Lost',
  'Duplicate',
  'Torn',
  'Not in the log',
  'Verdict',
]

/** @param {import('./program.mjs').Row} row */
function cellsOf({ number, what, seed, rounds, acknowledged, findings, verdict, notes }) {
  const counts = ['lost', 'duplicate', 'torn', 'unaudited'].map((kind) => countOf(findings, kind))
  const unanswered = countOf(findings, 'unanswered')
  const remarks = unanswered > 0 ? [`${unanswered} never answered`, ...notes] : notes
  const measured = acknowledged === undefined ? ['', '', '', '', ''] : [acknowledged, ...counts]
  return [number, what, seed, rounds, ...measured, [verdict, ...remarks].join('; ')]
}

const line = (cells) => `| ${cells.join(' | ')} |`

/** @param {readonly import('./program.mjs').Row[]} rows */
export const tableOf = (rows) => [columns, columns.map(() => '---'), ...rows.map(cellsOf)].map(line).join('\n')

/** What was found, each kind of finding once with its number. @param {import('./program.mjs').Row} row */
export function findingsOf({ number, findings }) {
  const counts = new Map()
  for (const { kind, what } of findings) counts.set(`${kind}: ${what}`, (counts.get(`${kind}: ${what}`) ?? 0) + 1)
  return [...counts].map(([words, count]) => `${number}: ${words} (${count})`)
}

const gigabytes = Math.round(os.totalmem() / 2 ** 30)

/** @param {readonly import('./program.mjs').Row[]} rows @param {{ command: string, day: string }} run */
export const pageOf = (rows, { command, day }) => `# Faults

\`npm run faults\` starts the built application and a Postgres with the settings of a real installation, lets callers save answers
over HTTP, makes something fail, and compares what is stored in the end with what was acknowledged
(decision 0047). \`--only 1,4\` takes some, \`--rounds\` changes how often, \`--seed\` repeats what the
writers write and when something fails, and \`--out\` writes this page. \`npm test\` runs a few rounds of each.

Each acknowledged save must be there once, as it was acknowledged, with its row in the log. The last rows are builds in which one
passage is broken on purpose, which the program must notice. It kills processes and never the machine: nothing here shows what a
loss of power does to a disk.

This page is the whole run of ${day}, with ${os.cpus().length} cores, ${gigabytes} GB of memory and Node ${process.versions.node}: \`${command}\`.

${tableOf(rows)}
`

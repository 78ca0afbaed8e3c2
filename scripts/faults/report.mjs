/** The table of a run: for a terminal, and as a page that keeps the last run of each fault. */
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
  return [number, what, seed, rounds, ...measured, [verdict, ...remarks].join('; ')].map(String)
}

const line = (cells) => `| ${cells.join(' | ')} |`
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map(line).join('\n')

/** @param {readonly import('./program.mjs').Row[]} rows */
export const tableOf = (rows) => table(columns, rows.map(cellsOf))

/** What was found, each kind of finding once with its number. @param {import('./program.mjs').Row} row */
export function findingsOf({ number, findings }) {
  const counts = new Map()
  for (const { kind, what } of findings) counts.set(`${kind}: ${what}`, (counts.get(`${kind}: ${what}`) ?? 0) + 1)
  return [...counts].map(([words, count]) => `${number}: ${words} (${count})`)
}

/** The rows of a page, each as its cells. @param {string} page @returns {string[][]} */
export const cellsOfPage = (page) =>
  page
    .split('\n')
    .filter((text) => text.startsWith('|'))
    .slice(2)
    .map((text) =>
      text
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const machine = () => {
  const gigabytes = Math.round(os.totalmem() / 2 ** 30)
  return `${os.cpus().length} cores, ${gigabytes} GB, Node ${process.versions.node}`
}

/**
 * The page with these rows in place of the earlier ones of the same faults. A fault that does not exist any more goes.
 * @param {readonly import('./program.mjs').Row[]} rows
 * @param {{ day: string, earlier: string, numbers: readonly string[] }} run earlier: the page as it is, or nothing; numbers: of all
 *   faults, in their order
 */
export function pageOf(rows, { day, earlier, numbers }) {
  const cells = new Map(cellsOfPage(earlier).map((row) => [row[0], row]))
  for (const row of rows) cells.set(row.number, [...cellsOf(row), `${day}; ${machine()}`])
  const shown = numbers.flatMap((number) => (cells.has(number) ? [cells.get(number)] : []))
  return `# Faults

\`npm run faults\` starts the built application and a Postgres with the settings of a real installation, lets callers save answers
over HTTP, makes something fail, and compares what is stored in the end with what was acknowledged
(decision [0047](decisions/0047-a-program-of-faults.md)). \`--only 1,4\` takes some, \`--rounds\` changes how often, \`--seed\` repeats what the
writers write and when something fails, and \`--out docs/faults.md\` puts what came of it in place of the rows of the same faults
here. \`npm test\` runs a few rounds of most.

Each acknowledged save must be there once, as it was acknowledged, with its row in the log. The numbers are those of
[security.md](security.md); a letter is for a fault without a number there. The last rows are builds in which one passage is broken on purpose, which
the program must notice. It kills processes and never the machine: nothing here shows what a loss of power does to a disk.

${table([...columns, 'Run'], shown)}
`
}

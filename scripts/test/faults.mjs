import fs from 'node:fs'

/**
 * Runs a few rounds of each fault on the production build (decision 0047). A fault that was noticed in nothing is one test.
 * @param {{ scratch: string, distDir: string, lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} context
 * @returns {Promise<import('./checks.mjs').Outcome>}
 */
export async function runSmallFaults({ scratch, distDir, lifecycle }) {
  const { runFaults } = await import('../faults/program.mjs')
  const { findingsOf, tableOf } = await import('../faults/report.mjs')
  const seed = process.env.CI ? 1 : Math.floor(Math.random() * 2 ** 31) + 1
  const take = (_what, work) => work()
  const { rows, logFile } = await runFaults({ scratch, distDir, lifecycle, seed, isSmall: true, take })
  const failed = rows.filter(({ isGood }) => !isGood).length
  const said = fs.readFileSync(logFile, 'utf8').slice(-5_000)
  const output = [tableOf(rows), ...rows.flatMap(findingsOf), 'What the application said last:', said].join('\n')
  return { passed: rows.length - failed, failed, output }
}

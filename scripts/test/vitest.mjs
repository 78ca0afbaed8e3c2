import fs from 'node:fs'
import path from 'node:path'
import { inRoot } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'

const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs')

/**
 * Runs the projects of vitest.config.ts whose name begins so, and counts their tests.
 * @param {'unit' | 'integration'} project
 * @param {{ scratch: string, extra: string[] }} context
 * @returns {Promise<import('./checks.mjs').Outcome>}
 */
export async function runVitest(project, { scratch, extra }) {
  const report = path.join(scratch, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const env = { NODE_ENV: 'test', NABIJ_DATA_DIR: path.join(scratch, 'data') }
  const args = [vitest, 'run', '--project', `${project}*`, '--passWithNoTests', ...reporters, ...extra]
  const { code, output } = await run(process.execPath, args, { env })
  const { passed, failed } = counts(report)
  // A file that cannot be loaded, or an error outside any test, fails the run without failing a test.
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, output }
}

function counts(report) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(fs.readFileSync(report, 'utf8'))
  const unread = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.length)
  return { passed: numPassedTests, failed: numFailedTests + unread.length }
}

import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { startDemoApplication } from '../lib/demo-app.mjs'
import { inRoot } from '../lib/paths.mjs'
import { freePort } from '../lib/ports.mjs'
import { run } from '../lib/run.mjs'
import { chromiumPath } from './chromium.mjs'
import { startCoturn } from './coturn.mjs'

const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js')

/** An identity provider that a journey starts where the application looks for it (e2e/single-sign-on.spec.ts). */
const providerSettings = async () => ({
  NABIJ_OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
  NABIJ_OIDC_CLIENT_ID: 'nabij',
  NABIJ_OIDC_CLIENT_SECRET: crypto.randomBytes(16).toString('hex'),
  NABIJ_OIDC_NAME: 'Schoolnet',
  NABIJ_OIDC_SECOND_FACTOR: 'mfa',
})

/**
 * Runs the end-to-end tests in a real browser, against the production build with its own database and the demonstration.
 * @param {{ scratch: string, distDir: string, extra: string[], lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} context
 * @returns {Promise<import('./checks.mjs').Outcome>}
 */
export async function runEndToEnd(context) {
  const logFile = path.join(context.scratch, 'application.log')
  try {
    const { address, env, owner } = await startDemoApplication({
      ...context,
      logFile,
      settings: { ...(await providerSettings()), ...(await startCoturn(context)) },
    })
    // Journeys make and remove rows that no screen does, which only the owner may.
    const browser = {
      DATABASE_OWNER_URL: owner,
      E2E_BASE_URL: address,
      E2E_LOG: logFile,
      CHROMIUM_PATH: await chromiumPath(),
    }
    return await runPlaywright({ ...env, ...browser }, context, logFile)
  } catch (error) {
    return { passed: 0, failed: 1, output: [error.output, error.stack, logOf(logFile)].join('\n') }
  }
}

async function runPlaywright(env, { scratch, extra }, logFile) {
  const report = path.join(scratch, 'e2e.json')
  const args = [playwright, 'test', '--pass-with-no-tests', ...extra]
  const { code, output } = await run(process.execPath, args, { env: { ...env, E2E_REPORT: report } })
  const { stats = {}, suites = [] } = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : {}
  const { expected = 0, unexpected = 0, flaky = 0 } = stats
  const failed = code !== 0 && unexpected === 0 ? 1 : unexpected
  const again = specsOf(suites)
    .filter(isFlaky)
    .map(({ file, title }) => `passed at its second try: ${file}: ${title}`)
  const errors = errorsOf(logFile).map((line) => `the application met an error: ${line}`)
  return { passed: expected + flaky, failed, output: `${logOf(logFile)}\n${output}`, remarks: [...again, ...errors] }
}

const specsOf = (suites) => suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsOf(inner)])
const isFlaky = ({ tests }) => tests.some(({ status }) => status === 'flaky')

const linesOf = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [])

/** The log of the application without successful requests, which would hide the lines that matter. */
const logOf = (file) =>
  ['What the application said:', ...linesOf(file).filter((line) => !isQuietRequest(line))].join('\n')

const isQuietRequest = (line) => line.includes('"level":"info"') && line.includes('"event":"request"')

/**
 * The errors that pages threw on the server, each with the line after it, which is mostly its request. The browser draws such a page
 * again, so a journey may see nothing of them.
 */
function errorsOf(file) {
  const lines = linesOf(file)
  return lines.flatMap((line, index) => (isError(line) ? [`${line} ${lines[index + 1] ?? ''}`] : []))
}

const isError = (line) => /"event":"console".*"error":"\w*Error"/.test(line)

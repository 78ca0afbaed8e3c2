/** Starts the application, has its requests written down, runs the tools, and reads what the application and Postgres said. */
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startDemoApplication } from '../lib/demo-app.mjs'
import { inRoot } from '../lib/paths.mjs'
import { CommandError, run } from '../lib/run.mjs'
import { say, step } from '../lib/steps.mjs'
import { startRelay } from './relay.mjs'
import { attackBySql } from './sqlmap.mjs'
import { attackByCrawling } from './wapiti.mjs'

const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js')
const everybody = ['nobody', 'visitor', 'coordinator', 'reader', 'admin']

/** @returns {Promise<{ freshId: string, cookies: Record<string, string>, requests: any[] }>} */
async function writtenRequests(env, keep) {
  const file = path.join(keep, 'requests.json')
  const args = [playwright, 'test', '--config', inRoot('e2e', 'attack.config.ts')]
  const { code, output } = await run(process.execPath, args, { env: { ...env, ATTACK_REQUESTS: file } })
  if (code !== 0) throw new CommandError('writing down the requests', code, output)
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}

/**
 * Takes away twice a second what would shield the code behind it: counts of failures, and the age of a confirmation.
 * @param {string} owner
 */
async function liftLimits(owner) {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  let working = Promise.resolve()
  const timer = setInterval(() => {
    working = working.then(() =>
      client
        .query(
          'delete from sign_in_attempt; update session set verified_at = now(), last_seen_at = now() where verified_at is not null',
        )
        .catch((error) => say(error.message)),
    )
  }, 500)
  return async () => {
    clearInterval(timer)
    await working
    await client.end()
  }
}

const linesOf = (file, pattern) =>
  fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => pattern.test(line))

/** How often each message came, without the numbers in it. */
function counted(lines) {
  const counts = new Map()
  for (const line of lines) {
    const what = line.replace(/^.*?(ERROR|FATAL|PANIC):/, '$1:').replaceAll(/\d+/g, 'N')
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }
  return [...counts]
}

/** @param {{ scratch: string, keep: string, distDir: string, lifecycle: any, only?: string, skip?: number, minutes?: number, people?: string[] }} options
 *   minutes: how long each tool may take; people: as whom wapiti looks around */
export async function runAttack({ scratch, keep, distDir, lifecycle, people = everybody, ...limits }) {
  const { only = '', skip = 0, minutes = 90 } = limits
  const logFile = path.join(keep, 'application.log')
  const { address, env, owner } = await step('The application with the demonstration', () =>
    startDemoApplication({ scratch, distDir, lifecycle, logFile }),
  )
  const browser = { ...env, DATABASE_OWNER_URL: owner, E2E_BASE_URL: address }
  const { freshId, cookies, requests } = await step('The requests', () => writtenRequests(browser, keep))
  const relay = await lifecycle.hold(startRelay(address, freshId), async ({ close }) => close())
  await lifecycle.hold(liftLimits(owner), (stop) => stop())
  // A caller's own come first: after the others it may be nobody's family any more.
  const isOwn = ({ person }) => Number(person === 'visitor')
  const chosen = requests
    .filter(({ name }) => name.includes(only))
    .toSorted((one, other) => isOwn(other) - isOwn(one))
    .slice(skip)
  const context = { cookies, address: relay.address, folder: keep, say }
  const sql = await step('sqlmap', () => attackBySql(chosen, { ...context, until: Date.now() + minutes * 60_000 }))
  const starts = requests.filter(
    ({ method, path: one }) => method === 'GET' && !one.includes('*') && !one.startsWith('/api'),
  )
  const crawls = []
  if (!only && skip === 0)
    for (const person of people) {
      const own = starts.filter((one) => one.person === person).map(({ path: one }) => one)
      const crawl = () =>
        attackByCrawling(person, {
          ...context,
          cookie: cookies[person],
          starts: own,
          seconds: (60 * minutes) / people.length,
        })
      crawls.push(await step(`wapiti as ${person}`, crawl))
    }
  const postgres = counted(linesOf(path.join(scratch, 'demo.log'), /ERROR|FATAL|PANIC/))
  fs.copyFileSync(path.join(scratch, 'demo.log'), path.join(keep, 'postgres.log'))
  const faults = counted(relay.faults)
  const isGood =
    sql.every(({ findings }) => findings.length === 0) &&
    crawls.every(({ findings }) => findings.length === 0) &&
    faults.length === 0 &&
    !postgres.some(([what]) => /syntax|invalid input/.test(what))
  const counts = Object.fromEntries([...relay.counts].map(([name, codes]) => [name, Object.fromEntries(codes)]))
  const found = { sql, crawls, postgres, faults, counts, requests: chosen, isGood }
  fs.writeFileSync(path.join(keep, 'found.json'), JSON.stringify(found, null, 2))
  return found
}

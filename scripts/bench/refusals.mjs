// npm run bench -- refusals: whether an answer tells by its time what it does not tell in words: signing in and asking for a password
// with accounts of every kind, and the id of somebody else's row beside an id that nobody has. No time makes the benchmark fail.
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded } from '../lib/embedded-db.mjs'
import { migrate } from '../lib/migrate.mjs'
import { makeScratch, removeScratch } from '../lib/scratch.mjs'
import { step } from '../lib/steps.mjs'
import { keysFor } from './lib/keys.mjs'
import { benchOptions } from './lib/options.mjs'
import { timed } from './lib/statistics.mjs'
import { fillAccounts } from './refusals/accounts.mjs'
import { loadRefusals, refusalQuestions } from './refusals/questions.mjs'
import { report } from './refusals/report.mjs'

/** What an answer does not wait for, such as a letter, must not lengthen the next one. */
const pauseMs = 20

/** The lines of the application's log say that somebody was refused, and are no figures. */
async function withoutLog(work) {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = () => true
  try {
    return await work()
  } finally {
    process.stdout.write = write
  }
}

/** Every answer once in each round, in another order each time: what one leaves to be done would lengthen the one after it. */
async function inRandomTurns(questions, rounds, ask) {
  const times = questions.map(() => [])
  for (let round = -1; round < rounds; round += 1) {
    const order = questions.map((_, place) => [Math.random(), place]).toSorted(([one], [other]) => one - other)
    for (const [, place] of order) {
      const ms = await ask(questions[place], round)
      if (round >= 0) times[place].push(ms)
    }
  }
  return times
}

/** @param {{ args: string[], lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} context */
export async function bench({ args, lifecycle }) {
  const { rounds } = benchOptions(args, { rounds: 200 })
  const dir = makeScratch()
  const starting = startEmbedded({ dir: path.join(dir, 'pg'), port: 0, database: 'bench', fast: true })
  const { urls } = await lifecycle.hold(starting, () => removeScratch(dir))
  await migrate(urls.owner)
  const keys = await keysFor(dir, urls)
  const application = await step('Signing in and pages, bundled', () => loadRefusals(urls, keys))
  const client = new pg.Client({ connectionString: urls.owner })
  await client.connect()
  const accounts = await step('Accounts', () => fillAccounts(client, application, rounds + 1))
  await client.end()
  const questions = refusalQuestions(application, accounts)
  const ask = async (question, round) => {
    const { ms } = await timed(() => question.ask(round + 1))
    await sleep(pauseMs)
    return ms
  }
  const times = await step(`${rounds} rounds of every answer`, () =>
    withoutLog(() => inRandomTurns(questions, rounds, ask)),
  )
  await application.disconnect()
  console.log(report(questions, times, rounds))
}

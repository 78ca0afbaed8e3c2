// npm run bench -- search: finding the family of a parent who calls back, and a page of the list of families by surname, for a
// coordinator and for a caller. Organisations of a thousand families, ten thousand and a hundred thousand are measured in turns;
// no time makes the benchmark fail.
import fs from 'node:fs'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import pg from 'pg'
import { startEmbedded } from '../lib/embedded-db.mjs'
import { migrate } from '../lib/migrate.mjs'
import { makeScratch, removeScratch } from '../lib/scratch.mjs'
import { sealDatabase } from '../lib/sealing.mjs'
import { keyEnv } from '../lib/secret.mjs'
import { step } from '../lib/steps.mjs'
import { benchOptions } from './lib/options.mjs'
import { inTurns, timed } from './lib/statistics.mjs'
import { fillOrganisation } from './search/families.mjs'
import { loadSearch, searchQuestions } from './search/questions.mjs'
import { report } from './search/report.mjs'

async function fill(url, sealing, sizes) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const organisations = []
    for (const families of sizes) organisations.push(await fillOrganisation(client, sealing, families))
    await client.query('vacuum analyze')
    return organisations
  } finally {
    await client.end()
  }
}

/** @param {{ args: string[], lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} context */
export async function bench({ args, lifecycle }) {
  const { sizes, rounds } = benchOptions(args, { sizes: [1000, 10_000, 100_000], rounds: 20 })
  const dir = makeScratch()
  const starting = startEmbedded({ dir: path.join(dir, 'pg'), port: 0, database: 'bench', fast: true })
  const { urls } = await lifecycle.hold(starting, () => removeScratch(dir))
  await migrate(urls.owner)
  const data = path.join(dir, 'data')
  fs.mkdirSync(data)
  const keys = keyEnv({ data, mayBeMade: true, given: {} })
  await sealDatabase(urls, keys)
  const application = await step('The search, bundled', () => loadSearch(urls, keys))
  const organisations = await step(`Organisations of ${sizes.join(' and ')} families`, () =>
    fill(urls.owner, application, sizes),
  )
  const { questions, end } = searchQuestions(application, organisations)
  const measure = async (question) => {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const { ms } = await timed(question.ask)
    delay.disable()
    return { ms, stall: delay.max / 1e6 }
  }
  const times = await step(`${rounds} rounds of every search`, () => inTurns(questions, rounds, measure, { warmUp: 1 }))
  await end()
  console.log(report(sizes, questions, times, rounds))
}

// npm run bench -- week: the queries of the week page, with histories of ten thousand to a million interviews, compared with
// the best hand-written SQL on the same rows. Both run in turns; no time makes the benchmark fail.
import path from 'node:path'
import { startEmbedded } from '../lib/embedded-db.mjs'
import { makeScratch, removeScratch } from '../lib/scratch.mjs'
import { step } from '../lib/steps.mjs'
import { benchOptions } from './lib/options.mjs'
import { makeHistory } from './week/histories.mjs'
import { measureInTurns } from './week/measure.mjs'
import { bundleQueries } from './week/page-queries.mjs'
import { report } from './week/report.mjs'

/** @param {{ args: string[], lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} context */
export async function bench({ args, lifecycle }) {
  const { sizes, rounds } = benchOptions(args, { sizes: [10_000, 100_000, 1_000_000], rounds: 200 })
  const dir = makeScratch()
  const starting = startEmbedded({ dir: path.join(dir, 'pg'), port: 0, database: 'bench', fast: true })
  const { urls } = await lifecycle.hold(starting, () => removeScratch(dir))
  const bundle = await step('The queries of the page, bundled', bundleQueries)
  const histories = []
  for (const size of sizes) {
    const making = step(`A history of ${size} interviews`, () => makeHistory(urls, size, bundle))
    histories.push(await lifecycle.hold(making, (history) => history.end()))
  }
  const measured = await step(`${rounds} rounds of every question`, () => measureInTurns(histories, rounds))
  console.log(report(sizes, measured, rounds))
}

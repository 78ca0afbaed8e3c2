// npm run bench -- release: the time to prepare the releases of a block, for municipalities of increasing size, compared
// with solving once for the least and greatest sum of every attack target. No time makes the benchmark fail.
import { step } from '../lib/steps.mjs'
import { benchOptions } from './lib/options.mjs'
import { bundleRules } from './release/rules.mjs'
import { measured } from './release/measure.mjs'
import { report } from './release/report.mjs'

/** @param {{ args: string[] }} context */
export async function bench({ args }) {
  const { schools: sizes } = benchOptions(args, { schools: [15, 30, 60] })
  const rules = await import(await step('The rules, bundled', bundleRules))
  const rows = []
  for (const schools of sizes) rows.push(await step(`${schools} schools`, async () => measured(rules, schools)))
  console.log(report(rows))
}

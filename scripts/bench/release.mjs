// npm run bench -- release: what every recipient of a block would read, for municipalities of more and more schools, beside
// asking the solver once about every group that one could aim at afterwards. In one run; times are for reading.
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

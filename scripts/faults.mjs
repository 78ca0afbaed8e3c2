// npm run faults: makes the application and its database fail while people save, and shows that nothing acknowledged is lost.
//   npm run faults -- --only 1,4 --rounds 20 --seed 7 --out docs/faults.md     (--small: as npm test does)
// The table goes to stdout. Everything it starts listens on 127.0.0.1 and is in a folder that is removed at the end.
import fs from 'node:fs'
import { defaultDistDir, ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { lifecycle } from './lib/lifecycle.mjs'
import { ensureGenerated } from './lib/prisma-client.mjs'
import { makeScratch, removeScratch } from './lib/scratch.mjs'
import { say, sayError, step } from './lib/steps.mjs'

const life = lifecycle({ stoppedCode: 130 })
const args = process.argv.slice(2)

/** Puts the rows on the page, as the formatter wants it. */
async function writePage(file, rows) {
  const { pageOf } = await import('./faults/report.mjs')
  const { numbers } = await import('./faults/program.mjs')
  const prettier = await import('prettier')
  const config = await prettier.resolveConfig(file)
  const earlier = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  const page = pageOf(rows, { earlier, numbers, day: new Date().toISOString().slice(0, 10) })
  fs.writeFileSync(file, await prettier.format(page, { ...config, parser: 'markdown' }))
}

try {
  await ensureInstalled()
  const { faultOptions } = await import('./faults/options.mjs')
  const { only, rounds, seed, isSmall, out } = faultOptions(args)
  await ensureGenerated()
  await ensureBuilt()
  const { runFaults } = await import('./faults/program.mjs')
  const { findingsOf, tableOf } = await import('./faults/report.mjs')
  const scratch = makeScratch()
  await life.hold(Promise.resolve(scratch), removeScratch)
  say(`Seed ${seed}`)
  const take = (what, work) => step(what, work, ({ verdict }) => `: ${verdict}`)
  const run = { scratch, distDir: defaultDistDir(), lifecycle: life, seed, only, rounds, isSmall, take }
  const { rows, logFile } = await runFaults(run)
  console.log(tableOf(rows))
  for (const row of rows) for (const finding of findingsOf(row)) say(finding)
  if (out) await writePage(out, rows)
  const isGood = rows.every((row) => row.isGood)
  if (!isGood) say(fs.readFileSync(logFile, 'utf8').slice(-5_000))
  await life.end(isGood ? 0 : 1)
} catch (error) {
  if (!life.isEnding()) sayError(error)
  await life.end(1)
}

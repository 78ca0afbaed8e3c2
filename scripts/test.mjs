// npm test: runs every check and test, and reports how many passed. npm run check leaves out the slow ones.
//   npm test -- --only unit,e2e            some steps: format lint floors unused types schema unit integration build faults e2e
//   npm test -- --only e2e -- -g "sign in"  arguments after the second -- go to vitest and Playwright
import { parseArgs } from 'node:util'
import { ensureInstalled } from './lib/install.mjs'
import { lifecycle } from './lib/lifecycle.mjs'
import { ensureGenerated } from './lib/prisma-client.mjs'
import { say, sayError, step } from './lib/steps.mjs'

const life = lifecycle({ stoppedCode: 130 })

function options() {
  const { values, positionals } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
    allowPositionals: true,
  })
  return { quick: values.quick, only: values.only.split(',').filter(Boolean), extra: positionals }
}

async function take(one, context) {
  const result = { passed: 0, failed: 1, output: '' }
  const work = async () => {
    Object.assign(result, await one.run(context))
    if (result.failed > 0) throw new Error(`${one.label}: ${result.failed} failed`)
    return result
  }
  try {
    await step(one.label, work, ({ passed }) => (passed > 1 ? `: ${passed} passed` : ''))
  } catch (error) {
    if (!life.isEnding()) say(`${result.output.trimEnd() || error.stack}\n`)
  }
  for (const remark of result.remarks ?? []) say(`   ${remark}`)
  return result
}

try {
  const { quick, only, extra } = options()
  await ensureInstalled()
  await ensureGenerated()
  const { chosenSteps, takeSteps } = await import('./test/suite.mjs')
  const { makeScratch, removeScratch, sweepScratch } = await import('./lib/scratch.mjs')
  const steps = chosenSteps({ quick, only })
  const scratch = makeScratch()
  await life.hold(Promise.resolve(scratch), () => removeScratch(scratch).then(sweepScratch))
  const context = { scratch, distDir: '.next-test', extra, lifecycle: life }
  const { passed, failed } = await takeSteps(steps, (one) => take(one, context))
  if (!life.isEnding()) process.on('exit', () => console.log(`${passed} passed, ${failed} failed`))
  await life.end(failed === 0 ? 0 : 1)
} catch (error) {
  if (!life.isEnding()) sayError(error)
  await life.end(1)
}

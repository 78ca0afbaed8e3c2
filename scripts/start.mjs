// npm start: goes from a fresh clone to a running application. It does only what is needed, so a second start takes seconds.
// npm start -- --no-worker: only serves pages, and leaves jobs to `npm run nabij -- worker`.
import { parseArgs } from 'node:util'
import { ensureInstalled } from './lib/install.mjs'
import { lifecycle } from './lib/lifecycle.mjs'
import { ensureGenerated } from './lib/prisma-client.mjs'
import { sayError } from './lib/steps.mjs'

const life = lifecycle({ stoppedCode: 0 })
try {
  const { values } = parseArgs({ options: { 'no-worker': { type: 'boolean', default: false } } })
  await ensureInstalled()
  await ensureGenerated()
  const { launch } = await import('./lib/launch.mjs')
  await life.end(await launch({ mode: 'start', worker: !values['no-worker'], lifecycle: life }))
} catch (error) {
  if (!life.isEnding()) sayError(error)
  await life.end(1)
}

// npm start: from a fresh clone to a running application. Does only what is needed, so a second start takes seconds.
import { ensureInstalled } from './lib/install.mjs'
import { lifecycle } from './lib/lifecycle.mjs'
import { ensureGenerated } from './lib/prisma-client.mjs'
import { sayError } from './lib/steps.mjs'

const life = lifecycle({ stoppedCode: 0 })
try {
  await ensureInstalled()
  await ensureGenerated()
  const { launch } = await import('./lib/launch.mjs')
  await life.end(await launch({ mode: 'start', lifecycle: life }))
} catch (error) {
  if (!life.isEnding()) sayError(error)
  await life.end(1)
}

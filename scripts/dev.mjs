// npm run dev: the same as npm start, but with Next's development server, which picks up every change of the source.
import { ensureInstalled } from './lib/install.mjs'
import { lifecycle } from './lib/lifecycle.mjs'
import { ensureGenerated } from './lib/prisma-client.mjs'
import { sayError } from './lib/steps.mjs'

const life = lifecycle({ stoppedCode: 0 })
try {
  await ensureInstalled()
  await ensureGenerated()
  const { launch } = await import('./lib/launch.mjs')
  await life.end(await launch({ mode: 'dev', lifecycle: life }))
} catch (error) {
  if (!life.isEnding()) sayError(error)
  await life.end(1)
}

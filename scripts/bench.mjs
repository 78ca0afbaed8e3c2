// npm run bench -- page|release|search|week: measures weight and speed, and in the same run something to compare them with.
// Each name is a file in scripts/bench that exports `bench({ args, lifecycle })`. Results go to stdout.
import fs from 'node:fs'
import { ensureInstalled } from './lib/install.mjs'
import { lifecycle } from './lib/lifecycle.mjs'
import { inRoot } from './lib/paths.mjs'
import { ensureGenerated } from './lib/prisma-client.mjs'
import { sayError } from './lib/steps.mjs'

const life = lifecycle({ stoppedCode: 130 })
const [name = '', ...args] = process.argv.slice(2)

try {
  const files = fs.readdirSync(inRoot('scripts', 'bench')).filter((file) => file.endsWith('.mjs'))
  if (!files.includes(`${name}.mjs`)) {
    throw new Error(`Which one? ${files.map((file) => `npm run bench -- ${file.slice(0, -4)}`).join(', ')}`)
  }
  await ensureInstalled()
  await ensureGenerated()
  const { bench } = await import(`./bench/${name}.mjs`)
  await bench({ args, lifecycle: life })
  await life.end(0)
} catch (error) {
  if (!life.isEnding()) sayError(error)
  await life.end(1)
}

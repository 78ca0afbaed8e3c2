// npm run frozen: checks that figures, exports and releases are unchanged. Compares the demonstration and 150 generated
// towns with the hashes in tests/frozen/record; `npm test` checks a small part of them.
//   npm run frozen -- towns            only the towns, or only the demo
//   npm run frozen -- --out DIR        also writes the texts behind the hashes, to compare them with those of another commit
//   npm run frozen -- --renew          writes the hashes again, for an intended change whose commit gives the reason
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './lib/install.mjs'
import { lifecycle } from './lib/lifecycle.mjs'
import { inRoot } from './lib/paths.mjs'
import { ensureGenerated } from './lib/prisma-client.mjs'
import { run } from './lib/run.mjs'
import { makeScratch, removeScratch } from './lib/scratch.mjs'
import { sayError } from './lib/steps.mjs'

const life = lifecycle({ stoppedCode: 130 })
const parts = ['towns', 'demo']

function options() {
  const { values, positionals } = parseArgs({
    options: { renew: { type: 'boolean', default: false }, out: { type: 'string' } },
    allowPositionals: true,
  })
  const unknown = positionals.find((part) => !parts.includes(part))
  if (unknown !== undefined) throw new Error(`${unknown}? There are: ${parts.join(', ')}`)
  return { ...values, parts: positionals.length > 0 ? positionals : parts }
}

try {
  const { renew, out, parts: wanted } = options()
  await ensureInstalled()
  await ensureGenerated()
  const scratch = makeScratch()
  await life.hold(Promise.resolve(scratch), removeScratch)
  const env = {
    NODE_ENV: 'test',
    NABIJ_DATA_DIR: path.join(scratch, 'data'),
    NABIJ_FROZEN: renew ? 'renew' : 'whole',
    ...(out === undefined ? {} : { NABIJ_FROZEN_OUT: path.resolve(out) }),
  }
  const files = wanted.map((part) => `tests/frozen/${part}.test.ts`)
  const vitest = [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'integration', ...files]
  const { code } = await run(process.execPath, vitest, { env, stdio: 'inherit' })
  await life.end(code)
} catch (error) {
  if (!life.isEnding()) sayError(error)
  await life.end(1)
}

import fs from 'node:fs'
import path from 'node:path'
import { next } from '../../lib/build.mjs'
import { hashOf, hasStamp, writeStamp } from '../../lib/hash.mjs'
import { inRoot, root } from '../../lib/paths.mjs'
import { runNode } from '../../lib/run.mjs'
import { step } from '../../lib/steps.mjs'

const source = 'scripts/bench/page/bare'

/**
 * A Next page with a heading and nothing else, built by the project's own Next as static files.
 * @param {string} work a folder that is kept between runs
 * @returns {Promise<string>} the folder to serve
 */
export async function builtBarePage(work) {
  const app = path.join(work, 'bare')
  const stamp = path.join(app, 'sources.hash')
  const hash = hashOf([source, 'package-lock.json'])
  if (!hasStamp(stamp, hash)) {
    fs.rmSync(app, { recursive: true, force: true })
    fs.cpSync(inRoot(source), app, { recursive: true })
    const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    await step('Building a bare page', () => runNode([next, 'build', path.relative(root, app)], { env }))
    writeStamp(stamp, hash)
  }
  return path.join(app, 'out')
}

import { hashOf, hasStamp, writeStamp } from './hash.mjs'
import { inRoot } from './paths.mjs'
import { runNode } from './run.mjs'
import { step } from './steps.mjs'

const stamp = inRoot('src', 'server', 'generated', 'schema.hash')
const quiet = { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' }

/** @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
export const prisma = (args, env = {}) =>
  runNode([inRoot('node_modules', 'prisma', 'build', 'index.js'), ...args], { env: { ...quiet, ...env } })

/** Generates the database client when the schema or Prisma itself has changed. */
export async function ensureGenerated({ force = false } = {}) {
  const hash = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'])
  if (!force && hasStamp(stamp, hash)) return
  await step('Database client', () => prisma(['generate']))
  writeStamp(stamp, hash)
}

import path from 'node:path'
import { build, isBuilt, next } from '../lib/build.mjs'
import { startEmbedded } from '../lib/embedded-db.mjs'
import { inRoot } from '../lib/paths.mjs'
import { prisma } from '../lib/prisma-client.mjs'
import { CommandError, runNode } from '../lib/run.mjs'

/** @typedef {{ passed: number, failed: number, output: string, remarks?: string[] }} Outcome `remarks`: what is worth a line although it failed nothing */

const bin = (...parts) => inRoot('node_modules', ...parts)

/**
 * Runs a check, which counts as one test. When it fails, its output is that of the tool.
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Outcome>}
 */
async function check(work) {
  try {
    await work()
    return { passed: 1, failed: 0, output: '' }
  } catch (error) {
    const output = error instanceof CommandError ? error.output : error.stack
    return { passed: 0, failed: 1, output }
  }
}

export const types = () =>
  check(async () => {
    await runNode([next, 'typegen']) // generates the types of typedRoutes
    await runNode([bin('typescript', 'bin', 'tsc'), '--noEmit'])
  })

export const format = () => check(() => runNode([bin('prettier', 'bin', 'prettier.cjs'), '--check', '.']))

export const lint = () => check(() => runNode([bin('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings']))

export const floors = () =>
  check(() => {
    const cruiser = bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs')
    return runNode([cruiser, 'src', 'scripts', 'tests', 'e2e', '--config', '.dependency-cruiser.cjs'])
  })

export const unused = () => check(() => runNode([bin('knip', 'bin', 'knip.js'), '--no-progress']))

/** Checks that the migrations create exactly the schema, so that a forgotten migration fails here. */
export const schema = ({ scratch }) =>
  check(async () => {
    const { urls, stop } = await startEmbedded({ dir: path.join(scratch, 'schema'), port: 0, fast: true })
    const from = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma']
    try {
      await prisma(['migrate', 'diff', ...from, '--exit-code'], { DATABASE_OWNER_URL: urls.admin })
    } finally {
      await stop()
    }
  })

/**
 * Runs after the step `types`, which checks the types of the build and of the tests.
 * @param {{ distDir: string }} context
 */
export const production = ({ distDir }) =>
  check(async () => {
    if (!isBuilt(distDir)) await build(distDir, { typesChecked: true })
  })

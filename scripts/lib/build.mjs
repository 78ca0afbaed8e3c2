import fs from 'node:fs'
import { hashOf, hasStamp, writeStamp } from './hash.mjs'
import { buildOffline } from './offline.mjs'
import { inRoot } from './paths.mjs'
import { runNode } from './run.mjs'
import { step } from './steps.mjs'

const sources = [
  'src',
  'public',
  'prisma/schema.prisma',
  'next.config.mjs',
  'postcss.config.mjs',
  'package-lock.json',
  'scripts/lib/offline.mjs',
]
const notInBuild = /^src\/(cli|server\/generated)\/|\.test\.tsx?$/
const tsconfig = inRoot('tsconfig.json')

export const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next')

/** The folder of the build, from the project's root; next.config.mjs reads the same variable. */
export const defaultDistDir = () => process.env.NEXT_DIST_DIR || '.next'

/** Builds the application when its sources have changed since the last build. */
export async function ensureBuilt(distDir = defaultDistDir()) {
  if (!isBuilt(distDir)) await step('Building the application', () => build(distDir))
}

const stampOf = (distDir) => inRoot(distDir, 'nabij-build')
const sourcesHash = () => hashOf([...sources, 'tsconfig.json'], { skip: notInBuild })

/** @param {string} distDir */
export const isBuilt = (distDir) => hasStamp(stampOf(distDir), sourcesHash())

/**
 * @param {string} distDir
 * @param {{ typesChecked?: boolean }} [options] `typesChecked`: the tests have checked the types; otherwise the build does
 */
export async function build(distDir, { typesChecked = false } = {}) {
  const hash = sourcesHash() // before the build, so that a file that changes during the build leads to a new build
  fs.rmSync(stampOf(distDir), { force: true }) // a build that is killed halfway must not look complete
  // The types of an earlier `npm run dev` may include a page that no longer exists, and Next would check them too.
  fs.rmSync(inRoot(distDir, 'dev', 'types'), { recursive: true, force: true })
  await nextBuild(distDir, typesChecked)
  await buildOffline(distDir, hash)
  writeStamp(stampOf(distDir), hash)
}

async function nextBuild(distDir, typesChecked) {
  const before = fs.readFileSync(tsconfig, 'utf8')
  try {
    const env = { NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
    const types = { NABIJ_TYPES_CHECKED: typesChecked ? 'by npm test' : '' }
    return await runNode([next, 'build'], { env: { ...env, ...types } })
  } finally {
    // Next adds the folder of its types to tsconfig.json. For any other folder than the default this is undone.
    const after = fs.readFileSync(tsconfig, 'utf8')
    if (after.includes(`${distDir}/types`) && !before.includes(`${distDir}/types`)) fs.writeFileSync(tsconfig, before)
  }
}

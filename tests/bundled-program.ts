/** Bundles a file of `tests/setup` as a program for plain Node, which a test can start and kill. */
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '..')

export const bundledProgram = async (name: string) => {
  // The bundle is inside the repository, so that Node finds the packages.
  const folder = path.join(root, 'node_modules', '.cache', `nabij-${name}-${process.pid}`)
  const file = path.join(folder, `${name}.mjs`)
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: [path.join(root, 'tests', 'setup', `${name}.ts`)],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { '@': path.join(root, 'src'), 'server-only': path.join(root, 'tests', 'setup', 'empty.ts') },
    logLevel: 'warning',
  })
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

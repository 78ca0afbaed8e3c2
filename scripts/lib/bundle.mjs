import { inRoot } from './paths.mjs'

/**
 * Options of esbuild that turn TypeScript into a program for Node 20, which runs no TypeScript. Packages are not bundled.
 */
export const forNode = () => ({
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  conditions: ['react-server'],
  // `server-only` throws outside Next, so it is replaced by an empty module.
  alias: { '@': inRoot('src'), 'server-only': inRoot('scripts', 'lib', 'empty.mjs') },
  logLevel: 'warning',
})

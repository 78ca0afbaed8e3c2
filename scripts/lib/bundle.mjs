import { inRoot } from './paths.mjs'

/** How TypeScript becomes a program for plain Node, which runs none in version 20; the packages stay outside. */
export const forNode = () => ({
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  conditions: ['react-server'],
  // Outside Next `server-only` throws: it cannot tell that this is a server too.
  alias: { '@': inRoot('src'), 'server-only': inRoot('scripts', 'lib', 'empty.mjs') },
  logLevel: 'warning',
})

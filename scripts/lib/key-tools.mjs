import { sealedBundle } from './sealed-bundle.mjs'

/**
 * What backups do with keys, bundled of the same code as the application's.
 * @returns {Promise<typeof import('../../src/server/sealed/key-tools')>}
 */
export const keyTools = () => sealedBundle('key-tools')

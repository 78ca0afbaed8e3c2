// Runs once for all integration tests: starts a throw-away Postgres with a template that has every migration applied.
import path from 'node:path'
import { startEmbedded } from '../../scripts/lib/embedded-db.mjs'
import { migrate } from '../../scripts/lib/migrate.mjs'
import { makeScratch, removeScratch } from '../../scripts/lib/scratch.mjs'

/** @param {{ provide: (key: 'templateUrls', value: Record<'admin' | 'owner' | 'app' | 'reader', string>) => void }} project */
export async function setup({ provide }) {
  const dir = makeScratch()
  const end = () => removeScratch(dir)
  try {
    const options = { dir: path.join(dir, 'pg'), port: 0, database: 'nabij_template', fast: true }
    const { urls } = await startEmbedded(options)
    await migrate(urls.owner)
    provide('templateUrls', urls)
  } catch (error) {
    await end()
    throw error
  }
  return end
}

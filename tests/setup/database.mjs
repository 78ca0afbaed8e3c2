// Runs once for all integration tests: starts a throw-away Postgres with a template that has every migration applied.
import fs from 'node:fs'
import path from 'node:path'
import { keyEnv } from '../../scripts/lib/secret.mjs'
import { sealDatabase } from '../../scripts/lib/sealing.mjs'
import { startEmbedded } from '../../scripts/lib/embedded-db.mjs'
import { migrate } from '../../scripts/lib/migrate.mjs'
import { makeScratch, removeScratch } from '../../scripts/lib/scratch.mjs'

/** @param {{ provide: (key: 'templateUrls' | 'keys', value: Record<string, string>) => void }} project */
export async function setup({ provide }) {
  const dir = makeScratch()
  const end = () => removeScratch(dir)
  try {
    const options = { dir: path.join(dir, 'pg'), port: 0, database: 'nabij_template', fast: true }
    const { urls } = await startEmbedded(options)
    await migrate(urls.owner)
    fs.mkdirSync(path.join(dir, 'data'))
    const keys = keyEnv({ data: path.join(dir, 'data'), mayBeMade: true, given: {} })
    await sealDatabase({ owner: urls.owner }, keys)
    provide('templateUrls', urls)
    provide('keys', keys)
  } catch (error) {
    await end()
    throw error
  }
  return end
}

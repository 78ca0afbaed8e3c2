// Runs once for all integration tests: starts a throw-away Postgres with a template that has every migration applied.
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { keyEnv } from '../../scripts/lib/secret.mjs'
import { sealDatabase } from '../../scripts/lib/sealing.mjs'
import { startEmbedded } from '../../scripts/lib/embedded-db.mjs'
import { migrate } from '../../scripts/lib/migrate.mjs'
import { makeScratch, removeScratch } from '../../scripts/lib/scratch.mjs'

/** @param {{ provide: (key: 'templateUrls' | 'keys', value: Record<string, string>) => void }} project */
export async function setup({ provide }) {
  // Two projects of vitest.config.ts ask for it, one after the other.
  const { urls, keys, end } = await (globalThis.nabijTestServer ??= startTemplate())
  provide('templateUrls', urls)
  provide('keys', keys)
  return end
}

async function startTemplate() {
  const dir = makeScratch()
  /** @type {Promise<void> | undefined} */
  let ending
  const end = () => (ending ??= removeScratch(dir))
  try {
    const options = { dir: path.join(dir, 'pg'), port: 0, database: 'nabij_template', fast: true }
    const { urls } = await startEmbedded(options)
    await migrate(urls.owner)
    fs.mkdirSync(path.join(dir, 'data'))
    const keys = keyEnv({ data: path.join(dir, 'data'), mayBeMade: true, given: {} })
    await sealDatabase({ owner: urls.owner }, keys)
    await stopAutovacuum(urls.admin)
    return { urls: { ...urls, admin: besideTemplate(urls.admin) }, keys, end }
  } catch (error) {
    await end()
    throw error
  }
}

/** A database is not copied while anybody is connected to it, so whoever makes logins in a test does it elsewhere. */
const besideTemplate = (admin) => Object.assign(new URL(admin), { pathname: '/postgres' }).toString()

/** Autovacuum would connect to the template when it likes. */
async function stopAutovacuum(admin) {
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  await client.query('ALTER SYSTEM SET autovacuum = off')
  await client.query('SELECT pg_reload_conf()')
  await client.end()
}

import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../lib/embedded-db.mjs'
import { migrate } from '../../lib/migrate.mjs'
import { makeScratch, removeScratch } from '../../lib/scratch.mjs'
import { step } from '../../lib/steps.mjs'
import { keysFor } from '../lib/keys.mjs'
import { fillOrganisation } from './families.mjs'
import { bundleSearch, loadSearch } from './questions.mjs'

async function fill(url, sealing, sizes) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const organisations = []
    for (const families of sizes) organisations.push(await fillOrganisation(client, sealing, families))
    await client.query('vacuum analyze')
    return organisations
  } finally {
    await client.end()
  }
}

/**
 * One database with an organisation of each size, and the application's own code on it.
 * @param {import('../../lib/lifecycle.mjs').Lifecycle} lifecycle @param {number[]} sizes
 */
export async function startOrganisations(lifecycle, sizes) {
  const dir = makeScratch()
  const starting = startEmbedded({ dir: path.join(dir, 'pg'), port: 0, database: 'bench', fast: true })
  const { urls } = await lifecycle.hold(starting, () => removeScratch(dir))
  await migrate(urls.owner)
  const keys = await keysFor(dir, urls)
  const bundle = await step('The search, bundled', bundleSearch)
  const application = await loadSearch(urls, keys, bundle)
  const organisations = await step(`Organisations of ${sizes.join(' and ')} families`, () =>
    fill(urls.owner, application, sizes),
  )
  return { urls, keys, bundle, application, organisations }
}

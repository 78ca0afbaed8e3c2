// A Postgres with production settings: everything is flushed to disk, unlike the fast one of the other tests.
import path from 'node:path'
import { startEmbedded } from '../../scripts/lib/embedded-db.mjs'
import { migrate } from '../../scripts/lib/migrate.mjs'
import { makeScratch, removeScratch } from '../../scripts/lib/scratch.mjs'

export async function durableDatabase() {
  const scratch = makeScratch()
  const start = async () => {
    const { urls, pid } = await startEmbedded({ dir: path.join(scratch, 'pg'), port: 0 })
    return { urls, pid }
  }
  const { urls, pid } = await start()
  await migrate(urls.owner)
  return { urls, pid, folder: scratch, startAgain: start, remove: () => removeScratch(scratch) }
}

import path from 'node:path'
import { expect, test } from 'vitest'
import { startEmbedded } from '../embedded-db.mjs'
import { migrate } from '../migrate.mjs'
import { makeScratch, removeScratch } from '../scratch.mjs'
import { insertRowInEveryTable } from './a-row-in-every-table.mjs'
import { withClient } from './load.mjs'
import { settle } from './settle.mjs'

test('a restored copy announces every family anew, and keeps what a coordinator decided', async () => {
  const scratch = makeScratch()
  const database = await startEmbedded({ dir: path.join(scratch, 'pg'), port: 0, fast: true })
  try {
    await migrate(database.urls.owner)
    await withClient(database.urls.admin, async (client) => {
      await insertRowInEveryTable(client)
      const counts = `SELECT (SELECT count(*)::int FROM retention_warning) AS warnings,
        (SELECT count(*)::int FROM retention_extension) AS extensions`
      expect((await client.query(counts)).rows).toEqual([{ warnings: 1, extensions: 1 }])
      await settle(client, [], null)
      expect((await client.query(counts)).rows).toEqual([{ warnings: 0, extensions: 1 }])
    })
  } finally {
    await database.stop()
    await removeScratch(scratch)
  }
})

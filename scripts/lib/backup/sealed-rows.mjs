import { keyTools } from '../key-tools.mjs'
import { sealDatabase } from '../sealing.mjs'
import { withClient } from './load.mjs'

/**
 * For tests: a sealed text in each row of every sealed column, where until now bytes stand that only begin like one. It takes the way
 * of a database that is brought over.
 * @param {{ admin: string, owner: string }} urls @param {import('../sealing.mjs').KeyEnv} keys @param {string} owner of all of them
 */
export async function sealEveryRow(urls, keys, owner) {
  const { sealedTables } = await keyTools()
  // A contact is written twice in one transaction, and then its family is looked for: these rows have none.
  const contacts = (word) =>
    withClient(urls.admin, (client) => client.query(`ALTER TABLE contact_point ${word} TRIGGER ALL`))
  await withClient(urls.admin, async (client) => {
    await client.query('DELETE FROM clear_text; DELETE FROM key_store')
    for (const [table, { key, columns }] of Object.entries(sealedTables))
      for (const column of Object.keys(columns)) {
        const rowId = Object.keys(key)
          .map((name) => `"${name}"`)
          .join(', ')
        await client.query(
          `INSERT INTO clear_text SELECT '${table}', '${column}', concat_ws('/', ${rowId}), $1, 'words of ${table}' FROM "${table}"`,
          [owner],
        )
      }
  })
  await contacts('DISABLE')
  await sealDatabase(urls, keys)
  await contacts('ENABLE')
}

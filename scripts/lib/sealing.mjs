import pg from 'pg'
import { createKeyFolder, idOfFolder } from './key-folder.mjs'
import { sealedBundle } from './sealed-bundle.mjs'

/**
 * @typedef {{ NABIJ_KEY_STORE: string, NABIJ_MASTER_KEY_FILE?: string, NABIJ_MASTER_KEY_COMMAND?: string }} KeyEnv where the keys are
 */

/**
 * Binds the database to its folder of keys: the first start makes one. Another folder, or an empty one, would make new keys for
 * families whose words are sealed with the old ones.
 * @param {import('pg').Client} client connected as the owner
 * @param {string} folder
 */
async function bindKeyStore(client, folder) {
  await client.query('BEGIN; LOCK TABLE key_store IN EXCLUSIVE MODE')
  const { rows } = await client.query('SELECT id::text FROM key_store')
  const found = idOfFolder(folder)
  if (rows.length > 0 && rows[0].id !== found) {
    await client.query('ROLLBACK')
    throw new Error(wrongFolder(found))
  }
  if (rows.length === 0)
    await client.query('INSERT INTO key_store (id) VALUES ($1)', [found ?? createKeyFolder(folder)])
  await client.query('COMMIT')
}

const wrongFolder = (found) =>
  `${found ? 'The folder of NABIJ_KEY_STORE belongs to another database.' : 'The folder of NABIJ_KEY_STORE is empty or is not there.'} ` +
  'Without the keys of this database nobody can read what it holds. Put them back, or set NABIJ_KEY_STORE to where they are.'

/** What seals and opens a text, with the settings of this process. @returns {Promise<any>} */
export const sealedTexts = () => sealedBundle('sealed-text')

/** What makes the columns of a number or an address, with the settings of this process. @returns {Promise<any>} */
export const contactColumns = () => sealedBundle('contact-columns')

/**
 * What seals and opens a text with keys that are not of this process.
 * @param {KeyEnv} keys
 */
export async function textsUnder(keys) {
  const [{ keyStoreIn }, { masterKeysOf }, texts] = await Promise.all(
    ['key-store', 'master-keys', 'sealed-text'].map((name) => sealedBundle(name)),
  )
  const store = keyStoreIn(keys.NABIJ_KEY_STORE, masterKeysOf(sourceOf(keys)))
  return {
    /** @returns {string} */
    openText: (column, rowId, bytes) => texts.openTextWith(store, column, rowId, bytes),
    /** @returns {Uint8Array} */
    sealText: (column, place, text) => texts.sealTextWith(store, column, place, text),
  }
}

const sourceOf = ({ NABIJ_MASTER_KEY_FILE: file, NABIJ_MASTER_KEY_COMMAND: command }) =>
  file ? { file } : { command: command ?? '' }

/** What tables left behind when they were written anew: samples of their words are in the statistics. */
async function sweep(client, tables) {
  for (const table of tables) await client.query(`VACUUM (FULL) "${table}"`)
  await client.query(vacuumStatistics)
  for (const table of tables) await client.query(`ANALYZE "${table}"`)
}

const vacuumStatistics = 'VACUUM (FULL) pg_catalog.pg_statistic'

/** Leaves no write-ahead log of before, where the login may (that of the embedded database may). */
async function dropOldLog(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // The first checkpoint ends before the log of the second, and only what lies before the last but one is removed.
    for (let times = 0; times < 2; times++)
      await client.query('SELECT pg_switch_wal()').then(() => client.query('CHECKPOINT'))
  } finally {
    await client.end()
  }
}

/**
 * Seals what migrations left in clear, and removes what of it would stay in files of the database. The file of `clear_text` is the
 * last of them: while it holds anything, a start that was stopped is taken up again.
 * @param {{ owner: string, admin?: string }} urls
 * @param {KeyEnv} keys
 * @param {(line: string) => void} [log]
 */
export async function sealDatabase({ owner, admin }, keys, log = () => {}) {
  const client = new pg.Client({ connectionString: owner })
  client.on('notice', ({ severity, message }) => {
    if (severity === 'WARNING') log(`${message} (a superuser can run: ${vacuumStatistics})`)
  })
  await client.connect()
  try {
    await bindKeyStore(client, keys.NABIJ_KEY_STORE)
    if (!(await hasFileOfClearText(client))) return
    await client.query('SELECT pg_advisory_lock($1)', [lock]) // released when the connection ends
    if (!(await hasFileOfClearText(client))) return // another start has just done it
    const { sealClearText, sealedTableNames } = await sealedBundle('seal-clear-text')
    do {
      await sealClearText(client, { folder: keys.NABIJ_KEY_STORE, source: sourceOf(keys) }, log)
      await sweep(client, sealedTableNames)
      if (admin) await dropOldLog(admin)
    } while (!(await truncateEmpty(client)))
  } finally {
    await client.end()
  }
}

/** Rows that were deleted lie in it until it is truncated. */
const hasFileOfClearText = async (client) =>
  (await client.query(`SELECT pg_relation_size('clear_text') > 0 AS found`)).rows[0].found

/** Another start may have migrated meanwhile, and left words that nobody has sealed yet. */
async function truncateEmpty(client) {
  await client.query('BEGIN; LOCK TABLE clear_text IN ACCESS EXCLUSIVE MODE')
  const { rows } = await client.query('SELECT NOT EXISTS (SELECT FROM clear_text) AS empty')
  if (rows[0].empty) await client.query('TRUNCATE clear_text')
  await client.query('COMMIT')
  return rows[0].empty
}

const lock = 531_047_211

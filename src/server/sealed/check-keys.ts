/** Refuses to start without the keys of this database: nobody could read it, and what is written would get other keys. */
import 'server-only'
import fs from 'node:fs'
import path from 'node:path'
import { database, translateDatabaseError } from '../db'
import { env } from '../env'
import { UnfitKeys } from './master-keys'
import { masterKeys } from './sealed-text'

const stored = async () => {
  try {
    const [row] = await database('start').$queryRaw<[{ id: string | null; waits: boolean }]>`
      select (select id::text from key_store) as id, exists (select from clear_text) as waits`
    return row
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

const idOf = (folder: string): string | null => {
  try {
    return fs.readFileSync(path.join(folder, 'id'), 'utf8').trim()
  } catch {
    return null
  }
}

export const refuseMissingKeys = async (): Promise<void> => {
  const { id, waits } = await stored()
  if (waits) throw new UnfitKeys('The database holds words that are not encrypted yet. Run `npm run nabij -- migrate`.')
  const folder = env().NABIJ_KEY_STORE
  if (!folder) throw new UnfitKeys('NABIJ_KEY_STORE is missing.')
  const found = idOf(folder)
  if (found === null || (id !== null && id !== found))
    throw new UnfitKeys('The folder of NABIJ_KEY_STORE is not there, or belongs to another database.')
  masterKeys().current()
}

import fs from 'node:fs'
import { keepErasures } from './erasures.mjs'
import { keyStoreIdOf } from './key-check.mjs'
import { keyCopyKeeper } from './key-copy.mjs'
import { withClient } from './load.mjs'
import { notedKeyCopy } from './take.mjs'

/**
 * For a command on the embedded database. Returns what brings the list of erasures and the copy of the keys up to date when a key was
 * made, replaced or destroyed meanwhile; nothing is done where no backup was ever taken.
 * @param {import('./places.mjs').BackupPlaces} places @param {string} url for a login that may read everything
 */
export function followChanges(places, url) {
  const keepKeyCopy = keyCopyKeeper(places, { isCurrent: true })
  return async () => {
    if (!fs.existsSync(places.recipient) || !fs.existsSync(places.keyCopy)) return
    const recipient = fs.readFileSync(places.recipient, 'utf8').trim()
    const wantedId = await withClient(url, keyStoreIdOf)
    const isChanged = await notedKeyCopy(places.status, () => keepKeyCopy({ recipient }, wantedId))
    if (isChanged) await withClient(url, (client) => keepErasures(client, places.erasures))
  }
}

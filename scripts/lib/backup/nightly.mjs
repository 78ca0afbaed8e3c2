import { keepErasures } from './erasures.mjs'
import { keyStoreIdOf } from './key-check.mjs'
import { keyCopyKeeper } from './key-copy.mjs'
import { ensureBackupKeys } from './keys.mjs'
import { withClient } from './load.mjs'
import { backupPlaces } from './places.mjs'
import { backupStatus, noteBackupStatus } from './status.mjs'
import { notedKeyCopy, takeBackup } from './take.mjs'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const hourOfNight = 1 // in UTC: two or three o'clock in Amsterdam

/**
 * Whether the backup of the last night is still to be taken. A machine that was off at night takes it when it is on again; after a
 * failure it is tried again every hour. A moment in the future was noted by a clock that was wrong, and counts as none.
 * @param {import('./status.mjs').BackupStatus} status @param {number} now
 */
export function isBackupDue({ since, lastBackup, failure }, now) {
  const midnight = Math.floor((now - hourOfNight * hourMs) / dayMs) * dayMs
  const night = midnight + hourOfNight * hourMs
  const known = [lastBackup?.takenAt, since, failure?.at].map((moment) => Date.parse(moment ?? ''))
  const [taken, start, failed] = known.map((moment) => (moment <= now ? moment : null))
  const last = taken ?? start
  return (last === null || last < night) && (failed === null || failed <= now - hourMs)
}

/**
 * Takes a backup every night, beside the embedded database and as long as it runs. Between backups it keeps the list of erasures and
 * the copy of the keys up to date every minute, because one that is behind brings an erased family back.
 * @param {{ data: string, url: string, say: (line: string) => void, takes?: boolean }} options takes: false keeps the list alone
 */
export async function startNightlyBackups({ data, url, say, takes = true }) {
  const places = backupPlaces(data)
  const { recipient } = await ensureBackupKeys(places)
  const { since } = backupStatus(places.status)
  if (!since) noteBackupStatus(places.status, { since: new Date().toISOString() })
  const keepKeyCopy = keyCopyKeeper(places)
  let working = Promise.resolve()
  const tick = async () => {
    if (takes && isBackupDue(backupStatus(places.status), Date.now()))
      return void (await takeBackup({ places, url, lock: { recipient } }))
    const wantedId = await withClient(url, async (client) => {
      await keepErasures(client, places.erasures)
      return keyStoreIdOf(client)
    })
    await notedKeyCopy(places.status, () => keepKeyCopy({ recipient }, wantedId))
  }
  let told = ''
  const tell = (message) => {
    if (message && message !== told) say(`The nightly backup failed: ${message}`)
    told = message
  }
  const work = () =>
    (working = working
      .then(tick)
      .then(() => tell(''))
      .catch((error) => tell(error.message)))
  void work()
  const timer = setInterval(() => void work(), minuteMs)
  return {
    places,
    /** Waits for a backup that is being written, so that the database does not stop under it. */
    stop: async () => {
      clearInterval(timer)
      await working
    },
  }
}

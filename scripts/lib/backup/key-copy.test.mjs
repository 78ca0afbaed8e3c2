import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keyTools } from '../key-tools.mjs'
import { keyCopyKeeper, keysInCopy, writeKeyCopy } from './key-copy.mjs'
import { ensureBackupKeys } from './keys.mjs'
import { backupPlaces } from './places.mjs'
import { backupStatus } from './status.mjs'
import { notedKeyCopy } from './take.mjs'

const id = crypto.randomUUID()
let dir, places, lock

/** A folder of keys whose owners are all destroyed: marks need no master key. */
async function makeStore(folder, owners, ownId = id) {
  fs.mkdirSync(folder)
  fs.writeFileSync(path.join(folder, 'id'), ownId)
  const ids = Array.from({ length: owners }, () => crypto.randomUUID())
  ;(await keyTools()).destroyKeysIn(folder, ids)
}

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-copy-'))
  fs.mkdirSync(path.join(dir, 'data'))
  places = backupPlaces(path.join(dir, 'data'))
  lock = await ensureBackupKeys(places)
  await makeStore(places.keyStore, 3)
  await writeKeyCopy({ store: places.keyStore, file: places.keyCopy, lock, wantedId: id })
})
afterEach(() => fs.rmSync(dir, { recursive: true }))

const copyNow = (wantedId = id) => writeKeyCopy({ store: places.keyStore, file: places.keyCopy, lock, wantedId })
const lose = async () => fs.rmSync(places.keyStore, { recursive: true })

describe('the copy of the keys stays as it is', () => {
  test.each([
    ['when their folder is gone', lose, /keys of families are not in/],
    ['when their folder is empty', () => lose().then(() => fs.mkdirSync(places.keyStore)), /empty or has no id/],
    [
      'when a running process wrote into an empty folder',
      async () => {
        await makeStore(path.join(dir, 'new'), 5)
        await lose()
        fs.renameSync(path.join(dir, 'new'), places.keyStore)
        fs.rmSync(path.join(places.keyStore, 'id'))
      },
      /empty or has no id/,
    ],
    [
      'when they are of another database',
      () => lose().then(() => makeStore(places.keyStore, 9, crypto.randomUUID())),
      /belong to another database/,
    ],
    [
      'when they are fewer than before',
      () => lose().then(() => makeStore(places.keyStore, 2)),
      /keys of 2 families and organisations, and the last copy of 3/,
    ],
  ])('%s', async (_when, change, words) => {
    const before = fs.readFileSync(places.keyCopy)
    await change()
    await expect(copyNow()).rejects.toThrow(words)
    await expect(copyNow()).rejects.toThrow(`${places.keyCopy} stays as it is`)
    expect(fs.readFileSync(places.keyCopy).equals(before)).toBe(true)
  })

  test('when the database names others', async () => {
    await expect(copyNow(crypto.randomUUID())).rejects.toThrow('belong to another database')
  })
})

test('the copy of the keys is replaced by as many and by more, and by any when it was moved away', async () => {
  expect(await copyNow()).toBe(true)
  ;(await keyTools()).destroyKeysIn(places.keyStore, [crypto.randomUUID()])
  expect(await copyNow()).toBe(true)
  const copied = await keysInCopy(places.keyCopy, [{ identityFile: places.identity }])
  expect((await keyTools()).countOwners(copied)).toBe(4)
  await lose()
  await makeStore(places.keyStore, 1)
  fs.renameSync(places.keyCopy, path.join(dir, 'aside'))
  expect(await copyNow()).toBe(true)
})

test('a copy that is refused is noted once for administrators, and taken back when one is made again', async () => {
  const keep = keyCopyKeeper(places)
  const tick = (now) => notedKeyCopy(places.status, () => keep(lock, id), now)
  fs.renameSync(places.keyStore, `${places.keyStore}.aside`)
  const [first, second] = [new Date('2026-03-01T01:00:00Z'), new Date('2026-03-01T01:01:00Z')]
  for (const now of [first, second]) await expect(tick(now)).rejects.toThrow('are not in')
  expect(backupStatus(places.status).failure).toMatchObject({ at: first.toISOString(), of: 'keys' })
  fs.renameSync(`${places.keyStore}.aside`, places.keyStore)
  expect(await tick()).toBe(true)
  expect(backupStatus(places.status).failure).toBeNull()
})

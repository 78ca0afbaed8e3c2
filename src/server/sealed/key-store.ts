/**
 * The keys of families and organisations, each wrapped by a master key, in a folder of their own: in no database and no copy of
 * one. Several processes write without a lock, because no byte is ever moved: a key is appended (one write in append mode lands
 * whole behind all others on a local disk), the first of an owner counts for every process, and whoever comes second overwrites
 * its own. A key is destroyed by a mark behind it, and then overwritten where it lies. It is flushed before a row may use it.
 */
import 'server-only'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { giveWay } from '../give-way'
import { destroyedMark, nothingLeft, ownerOf, recordsIn, unwrappedKey, wrappedKey, type KeyRecord } from './key-records'
import type { MasterKey, MasterKeys } from './master-keys'

/** `destroyed`: for good. `unreadable`: no master key unwraps it. `missing`: the owner has none yet. */
export type KeyState = 'missing' | 'destroyed' | 'unreadable'

type Shard = { signature: string; records: ReadonlyMap<string, readonly KeyRecord[]>; keys: Map<string, Buffer> }

export type KeyStore = {
  /** The key of this owner, or why there is none. */
  keyOf: (ownerId: string) => Buffer | KeyState
  /** Unwraps every key of the folder, file by file. Others get their turn in between. */
  unwrapKeys: () => Promise<void>
  /** Makes the keys that are missing, with one flush for each file. A destroyed one stays so. */
  createKeys: (ownerIds: readonly string[]) => void
  destroyKey: (ownerId: string) => void
}

const noKeys: readonly KeyRecord[] = []

/** The end of an id, because its beginning may be a time. */
const shardOf = (owner: string): string => `${owner.slice(-2)}.keys`

const shardName = /^[0-9a-f]{2}\.keys$/
export const isShard = (name: string): boolean => shardName.test(name)

/** Makes the name of a new file last. Windows has nothing of the kind. */
export const flush = (folder: string) => {
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

/** Appends whole records in one write and flushes them. */
export const append = (folder: string, shard: string, records: Buffer) => {
  const file = path.join(folder, shard)
  const isNew = !fs.existsSync(file)
  const handle = fs.openSync(file, 'a', 0o600)
  try {
    if (fs.writeSync(handle, records) !== records.length) throw new Error('The key store could not be written.')
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
  if (isNew) flush(folder)
}

export const overwrite = (folder: string, shard: string, records: readonly KeyRecord[]) => {
  const handle = fs.openSync(path.join(folder, shard), 'r+')
  try {
    for (const { at } of records) fs.writeSync(handle, nothingLeft(), 0, undefined, at)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

const signatureOf = (file: string): string => {
  const stat = fs.statSync(file, { bigint: true, throwIfNoEntry: false })
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeNs}` : ''
}

export const byOwner = (records: readonly KeyRecord[]): Map<string, KeyRecord[]> => {
  const owners = new Map<string, KeyRecord[]>()
  for (const record of records) {
    const ownRecords = owners.get(record.owner)
    if (ownRecords) ownRecords.push(record)
    else owners.set(record.owner, [record])
  }
  return owners
}

export const isDestroyed = (records: readonly KeyRecord[]) => records.some(({ kind }) => kind === 'destroyed')

const groupsOf = (owners: readonly string[]): Map<string, string[]> => {
  const groups = new Map<string, string[]>()
  for (const owner of owners) groups.set(shardOf(owner), [...(groups.get(shardOf(owner)) ?? []), owner])
  return groups
}

/** What no reader uses: every key of an owner whose keys were destroyed, and any key but the first. */
const unusedKeys = (records: readonly KeyRecord[]) =>
  records.filter(({ kind }) => kind === 'key').slice(isDestroyed(records) ? 0 : 1)

const isOneOf = (ownRecords: readonly Buffer[]) => (record: KeyRecord) =>
  ownRecords.some((bytes) => bytes.equals(record.bytes))

/** @param folder that it exists is somebody else's care: an empty one in its place would make new keys for old families */
export const keyStoreIn = (folder: string, masterKeys: MasterKeys): KeyStore => {
  const shards = new Map<string, Shard>()
  let shardsOfTurn = new Set<string>()
  let mastersOfTurn = new Map<string, MasterKey | null>()

  /** What was looked at in this turn of the event loop is not looked at again, so that a thousand texts cost one look. */
  const beginTurn = () => {
    if (shardsOfTurn.size > 0) return
    setImmediate(() => {
      shardsOfTurn = new Set()
      mastersOfTurn = new Map()
    })
  }

  const masterWith = (id: string): MasterKey | null => {
    const master = mastersOfTurn.get(id)
    if (master !== undefined) return master
    const lookedUp = masterKeys.withId(id)
    mastersOfTurn.set(id, lookedUp)
    return lookedUp
  }

  /** The file as it was at the first look of this turn. */
  const shardNow = (name: string): Shard => {
    const lastShard = shards.get(name)
    if (lastShard && shardsOfTurn.has(name)) return lastShard
    beginTurn()
    shardsOfTurn.add(name)
    // Taken before reading: what is written meanwhile makes it another one at the next look.
    const signature = signatureOf(path.join(folder, name))
    if (lastShard?.signature === signature) return lastShard
    const bytes = signature === '' ? Buffer.alloc(0) : fs.readFileSync(path.join(folder, name))
    const shard = { signature, records: byOwner(recordsIn(bytes)), keys: new Map<string, Buffer>() }
    shards.set(name, shard)
    return shard
  }

  /** A second look for an owner without a key: it may have been written anew while the file was read. */
  const shardWith = (owner: string): Shard => {
    const shard = shardNow(shardOf(owner))
    if (shard.records.has(owner)) return shard
    shards.delete(shardOf(owner))
    return shardNow(shardOf(owner))
  }

  const keyOf = (ownerId: string): Buffer | KeyState => {
    const owner = ownerOf(ownerId)
    const { records, keys } = shardWith(owner)
    const openedKey = keys.get(owner)
    if (openedKey) return openedKey
    const ownRecords = records.get(owner) ?? noKeys
    if (ownRecords.length === 0) return 'missing'
    if (isDestroyed(ownRecords)) return 'destroyed'
    const [first] = ownRecords
    const master = first && masterWith(first.masterId)
    const key = first && master ? unwrappedKey(first, master) : null
    if (!key) return 'unreadable'
    keys.set(owner, key)
    return key
  }

  const unwrapKeys = async () => {
    for (const name of fs.readdirSync(folder).filter(isShard)) {
      for (const owner of shardNow(name).records.keys()) keyOf(owner)
      await giveWay()
    }
  }

  const overwriteUnused = (shard: string, owners: readonly string[], isMine: (record: KeyRecord) => boolean) => {
    shardsOfTurn.delete(shard)
    const { records } = shardNow(shard)
    const unusedRecords = owners.flatMap((owner) => unusedKeys(records.get(owner) ?? noKeys)).filter(isMine)
    if (unusedRecords.length > 0) overwrite(folder, shard, unusedRecords)
    shardsOfTurn.delete(shard)
  }

  const createKeys = (ownerIds: readonly string[]) => {
    const owners = [...new Set(ownerIds.map(ownerOf))]
    const missing = owners.filter((owner) => !shardNow(shardOf(owner)).records.has(owner))
    if (missing.length === 0) return
    const master = masterKeys.current()
    for (const [shard, newOwners] of groupsOf(missing)) {
      const ownRecords = newOwners.map((owner) => wrappedKey(owner, randomBytes(32), master))
      append(folder, shard, Buffer.concat(ownRecords))
      // Only its own: a later record of another process may be the first one, wrapped anew meanwhile.
      overwriteUnused(shard, newOwners, isOneOf(ownRecords))
    }
  }

  const destroyKey = (ownerId: string) => {
    const owner = ownerOf(ownerId)
    const shard = shardOf(owner)
    shardsOfTurn.delete(shard)
    if (!isDestroyed(shardNow(shard).records.get(owner) ?? noKeys)) append(folder, shard, destroyedMark(owner))
    overwriteUnused(shard, [owner], () => true)
  }

  return { keyOf, unwrapKeys, createKeys, destroyKey }
}

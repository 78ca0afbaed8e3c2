/**
 * What backups do with keys. The scripts bundle this file: they run without the application, on a restored copy and on a folder of
 * keys that is given to them.
 */
import 'server-only'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { destroyedMark, recordsIn, type KeyRecord } from './key-records'
import { append, byOwner, isDestroyed, keyStoreIn } from './key-store'
import { masterKeysOf, type MasterKeySource } from './master-keys'
import { isSealedColumn, rowIdOf, sealedTables } from './sealed-columns'
import { opensWith } from './sealed-text'

export { sealedTables }

/** Of the driver, what is needed here. */
type Client = { query: (sql: string, values?: unknown[]) => Promise<{ rows: unknown[] }> }

export type Keys = { folder: string; source: MasterKeySource }

const storeOf = ({ folder, source }: Keys) => keyStoreIn(folder, masterKeysOf(source))

/** These owners have no key from now on, whether they had one or not. Needs no master key. */
export const destroyKeysIn = (folder: string, ownerIds: readonly string[]): void => {
  const store = keyStoreIn(folder, masterKeysOf({ file: '' }))
  for (const ownerId of ownerIds) store.destroyKey(ownerId)
}

const ownersOf = (bytes: Buffer) => byOwner(recordsIn(bytes))

/** How many owners the files of a folder have keys or marks of. */
export const countOwners = (files: ReadonlyMap<string, Buffer>): number =>
  [...files].reduce((sum, [name, bytes]) => sum + (name.endsWith('.keys') ? ownersOf(bytes).size : 0), 0)

/** What a folder lacks of a copy: keys of owners that it has none of, and marks. */
const missingRecords = (inFolder: Map<string, KeyRecord[]>, inCopy: Map<string, KeyRecord[]>): Buffer[] =>
  [...inCopy].flatMap(([owner, records]) => {
    const presentRecords = inFolder.get(owner)
    if (isDestroyed(records)) return presentRecords && isDestroyed(presentRecords) ? [] : [destroyedMark(owner)]
    return presentRecords ? [] : records.slice(0, 1).map(({ bytes }) => bytes)
  })

/** Adds the keys of a copy that a folder lacks. What either of them destroyed is destroyed. */
export const addKeysTo = (folder: string, files: ReadonlyMap<string, Buffer>): void => {
  for (const [name, bytes] of files) {
    if (!name.endsWith('.keys')) continue
    const file = path.join(folder, name)
    const inFolder = ownersOf(fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0))
    const newRecords = missingRecords(inFolder, ownersOf(bytes))
    if (newRecords.length > 0) append(folder, name, Buffer.concat(newRecords))
    // A mark of the copy overwrites the key that the folder still has.
    const markedOwners = [...ownersOf(bytes)].filter(([, records]) => isDestroyed(records))
    destroyKeysIn(
      folder,
      markedOwners.map(([owner]) => owner),
    )
  }
}

const columns = () =>
  Object.entries(sealedTables).flatMap(([table, { key, columns: fields }]) =>
    Object.keys(fields).map((column) => ({ table, column, keys: Object.keys(key) })),
  )

const ownersSchema = z.array(z.object({ owner: z.string() }))

/** The owners of all that is sealed in a database. */
const ownersIn = async (client: Client): Promise<Set<string>> => {
  const owners = new Set<string>()
  for (const { table, column } of columns()) {
    const { rows } = await client.query(
      `SELECT DISTINCT encode(substring("${column}" FROM 3 FOR 16), 'hex') AS owner FROM "${table}" WHERE octet_length("${column}") > 0`,
    )
    for (const { owner } of ownersSchema.parse(rows)) owners.add(owner)
  }
  return owners
}

export type KeyGaps = { missing: number; destroyed: number; unreadable: number }

/** How many owners of what is sealed in a database have no key, or one that no master key unwraps. */
export const keyGaps = async (client: Client, keys: Keys): Promise<KeyGaps> => {
  const store = storeOf(keys)
  const gaps = { missing: 0, destroyed: 0, unreadable: 0 }
  for (const owner of await ownersIn(client)) {
    const key = store.keyOf(owner)
    if (typeof key === 'string') gaps[key]++
  }
  return gaps
}

const sampleSize = 20
const sampleSchema = z.array(z.object({ key: z.array(z.string()), bytes: z.instanceof(Uint8Array) }))

export type Sample = { opened: number; damaged: number }

/** Opens some rows of every sealed column. Returns how many of each opened and how many did not, and nothing of what they say. */
export const openSample = async (client: Client, keys: Keys): Promise<Record<string, Sample>> => {
  const store = storeOf(keys)
  const samples: Record<string, Sample> = {}
  for (const { table, column, keys: key } of columns()) {
    const { rows } = await client.query(
      `SELECT ARRAY[${key.map((name) => `"${name}"::text`).join(', ')}] AS key, "${column}" AS bytes
       FROM "${table}" WHERE octet_length("${column}") > 0 ORDER BY random() LIMIT ${sampleSize}`,
    )
    const sample = sampleSchema.parse(rows)
    const sealedColumn = `${table}.${column}`
    if (!isSealedColumn(sealedColumn)) throw new Error(`${sealedColumn} is no sealed column.`)
    const openedCount = sample.filter(({ key: parts, bytes }) =>
      opensWith(store, sealedColumn, rowIdOf(...parts), bytes),
    ).length
    samples[sealedColumn] = { opened: openedCount, damaged: sample.length - openedCount }
  }
  return samples
}

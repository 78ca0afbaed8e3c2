/**
 * Wraps all keys of the store under the newest master key, while other processes read and write it. No byte is moved, as in
 * `key-store.ts`: the new record of a key is appended, and only when it is on the disk the earlier one is overwritten. So a process that
 * is killed midway leaves each key under the one or the other master key, and the next run goes on.
 */
import 'server-only'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { recordsIn, unwrappedKey, wrappedKey, type KeyRecord } from './key-records'
import { append, byOwner, isDestroyed, isShard, overwrite } from './key-store'
import type { MasterKey, MasterKeys } from './master-keys'

const shardsIn = (folder: string): string[] => fs.readdirSync(folder).filter(isShard).toSorted()

/** The records of each owner, in the order of the file. */
const ownersIn = (folder: string, shard: string): Map<string, KeyRecord[]> =>
  byOwner(recordsIn(fs.readFileSync(path.join(folder, shard))))

type Replacement = { owner: string; bytes: Buffer }

/** The new record of one owner; null when nothing is to be replaced, because all is as it should be, destroyed or unreadable. */
const replacementOf = (
  records: readonly KeyRecord[],
  current: MasterKey,
  masterKeys: MasterKeys,
): Replacement | null => {
  const [first] = records
  if (!first || isDestroyed(records) || records.every(({ masterId }) => masterId === current.id)) return null
  const master = masterKeys.withId(first.masterId)
  const key = master && unwrappedKey(first, master)
  return key ? { owner: first.owner, bytes: wrappedKey(first.owner, key, current) } : null
}

/** The earlier records of the replaced ones, and all of those that were destroyed meanwhile. */
const earlierRecords = (owners: ReadonlyMap<string, readonly KeyRecord[]>, replacements: readonly Replacement[]) => {
  const replacedRecords = replacements.map(({ owner, bytes }) =>
    (owners.get(owner) ?? []).filter((record) => record.kind === 'key' && !record.bytes.equals(bytes)),
  )
  const destroyedRecords = [...owners.values()].filter(isDestroyed).flat()
  return {
    firsts: replacedRecords.flatMap((records) => records.slice(0, 1)),
    others: [
      ...replacedRecords.flatMap((records) => records.slice(1)),
      ...destroyedRecords.filter(({ kind }) => kind === 'key'),
    ],
  }
}

type Shard = { name: string; size: number }

/** Returns how many keys it wrapped anew, of those that lie within the size. */
const wrapShard = (folder: string, { name: shard, size }: Shard, masterKeys: MasterKeys): number => {
  const current = masterKeys.current()
  const replacements = [...ownersIn(folder, shard).values()]
    .filter(([first]) => first && first.at < size)
    .flatMap((records) => replacementOf(records, current, masterKeys) ?? [])
  if (replacements.length === 0) return 0
  append(folder, shard, Buffer.concat(replacements.map(({ bytes }) => bytes)))
  const { firsts, others } = earlierRecords(ownersIn(folder, shard), replacements)
  overwrite(folder, shard, others)
  // The first record of an owner counts, so it goes last: none ever counts that did not before.
  overwrite(folder, shard, firsts)
  return replacements.length
}

/**
 * While two processes make a key of one owner at the same moment, the later one may still overwrite its own. So this leaves alone what
 * was made just now: it is under the newest master key anyway, or a later run takes it.
 */
const settlingMs = 2_000

/** Shard by shard; between two of them others get their turn. */
export const wrapAnew = async (
  folder: string,
  masterKeys: MasterKeys,
  onProgress: (share: number) => void = () => undefined,
  waitMs = settlingMs,
): Promise<number> => {
  let count = 0
  const shards = shardsIn(folder).map((name) => ({ name, size: fs.statSync(path.join(folder, name)).size }))
  await delay(waitMs)
  for (const [index, shard] of shards.entries()) {
    count += wrapShard(folder, shard, masterKeys)
    onProgress((index + 1) / shards.length)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return count
}

export type KeyCensus = {
  /** By the id of the master key. */
  readonly wrapped: ReadonlyMap<string, number>
  readonly destroyed: number
}

/** How many keys each master key wraps. */
export const keyCensus = (folder: string): KeyCensus => {
  const countByMaster = new Map<string, number>()
  let destroyed = 0
  for (const shard of shardsIn(folder))
    for (const records of ownersIn(folder, shard).values()) {
      if (isDestroyed(records)) destroyed++
      else for (const { masterId } of records) countByMaster.set(masterId, (countByMaster.get(masterId) ?? 0) + 1)
    }
  return { wrapped: countByMaster, destroyed }
}

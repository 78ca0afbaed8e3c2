import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ownerOf, recordsIn, wrappedKey } from './key-records'
import { append, keyStoreIn } from './key-store'
import { keyCensus, wrapAnew as wrapWithWait } from './key-wrapping'
import { addMasterKey } from './master-key-file'
import { masterKeysOf } from './master-keys'

let root = ''
let folder = ''
let masterFile = ''

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-wrapping-'))
  folder = path.join(root, 'keys')
  masterFile = path.join(root, 'master')
  fs.mkdirSync(folder)
  fs.writeFileSync(masterFile, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
})
afterEach(() => {
  vi.restoreAllMocks()
  fs.rmSync(root, { recursive: true })
})

/** As a process reads the keys that has just started. */
const masterKeys = () => masterKeysOf({ file: masterFile })
const wrapAnew = (...[of, keys, onProgress]: Parameters<typeof wrapWithWait>) => wrapWithWait(of, keys, onProgress, 0)
const aStore = () => keyStoreIn(folder, masterKeys())
const ids = (count: number) => Array.from({ length: count }, () => randomUUID())
const keysOf = (owners: readonly string[]) => owners.map((id) => aStore().keyOf(id))
const linesOf = () => fs.readFileSync(masterFile, 'utf8').trim().split('\n')

describe('a new master key', () => {
  it('wraps every key, which stays as it was, and the earlier one may go', async () => {
    const owners = ids(300)
    aStore().createKeys(owners)
    const before = keysOf(owners)
    const running = aStore()
    expect(owners.map((id) => running.keyOf(id))).toEqual(before)
    addMasterKey(masterFile)
    const shares: number[] = []
    expect(await wrapAnew(folder, masterKeys(), (share) => shares.push(share))).toBe(300)
    expect([shares.at(-1), shares.toSorted((a, b) => a - b)]).toEqual([1, shares])
    expect([...keyCensus(folder).wrapped]).toEqual([[masterKeys().current().id, 300]])
    fs.writeFileSync(masterFile, `${linesOf()[0]}\n`)
    expect(keysOf(owners)).toEqual(before)
    await new Promise((resolve) => setImmediate(resolve))
    expect(owners.map((id) => running.keyOf(id))).toEqual(before)
    expect(fs.statSync(masterFile).mode & 0o777).toBe(0o600)
  })

  it('that is stopped at any write leaves each key readable, and the next run goes on', async () => {
    const write = fs.writeSync
    let stops = 0
    for (let left = 0; left < 12; left++) {
      const owners = ids(4)
      aStore().createKeys(owners)
      const before = keysOf(owners)
      addMasterKey(masterFile)
      let writes = 0
      const stopping = vi.spyOn(fs, 'writeSync').mockImplementation((...args: unknown[]) => {
        if (writes++ === left) throw new Error('stopped')
        return Number(Reflect.apply(write, fs, args))
      })
      await wrapAnew(folder, masterKeys()).catch((error: Error) => {
        expect(error.message).toBe('stopped')
        stops++
      })
      stopping.mockRestore()
      expect(keysOf(owners)).toEqual(before)
      await wrapAnew(folder, masterKeys())
      expect(keysOf(owners)).toEqual(before)
      expect([...keyCensus(folder).wrapped.keys()]).toEqual([masterKeys().current().id])
    }
    expect(stops).toBe(12)
  })

  it('brings no key back that is destroyed before or meanwhile', async () => {
    const owners = ids(3).map((id) => `${id.slice(0, -2)}aa`) // all in one file
    const [gone = '', going = '', staying = ''] = owners
    aStore().createKeys(owners)
    const kept = aStore().keyOf(staying)
    aStore().destroyKey(gone)
    addMasterKey(masterFile)
    const write = fs.writeSync
    let first = true
    vi.spyOn(fs, 'writeSync').mockImplementation((...args: unknown[]) => {
      if (first) {
        first = false
        aStore().destroyKey(going) // between what the run has read and what it writes
      }
      return Number(Reflect.apply(write, fs, args))
    })
    await wrapAnew(folder, masterKeys())
    expect(keysOf(owners)).toEqual(['destroyed', 'destroyed', kept])
    expect(keyCensus(folder)).toEqual({ wrapped: new Map([[masterKeys().current().id, 1]]), destroyed: 2 })
  })

  it('is not undone by a process that made a second key of the owner, and whose disk is slow', async () => {
    const [id = ''] = ids(1)
    const shard = `${id.slice(-2)}.keys`
    const wrappedAnew = () => {
      const key = aStore().keyOf(id)
      if (typeof key === 'string') throw new Error(key)
      addMasterKey(masterFile)
      return wrappedKey(ownerOf(id), key, masterKeys().current())
    }
    const write = fs.writeSync
    const anew: Buffer[] = []
    const slow = vi.spyOn(fs, 'writeSync').mockImplementation((...args: unknown[]) => {
      slow.mockRestore()
      aStore().createKeys([id]) // another process comes first
      const written = Number(Reflect.apply(write, fs, args))
      anew.push(wrappedAnew())
      append(folder, shard, Buffer.concat(anew)) // a run, before the second key is flushed
      return written
    })
    aStore().createKeys([id])
    const records = recordsIn(fs.readFileSync(path.join(folder, shard)))
    expect(records.map(({ bytes }) => anew.some((own) => own.equals(bytes)))).toEqual([false, true])
  })
})

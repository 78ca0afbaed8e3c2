import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { recordBytes } from './key-records'
import { keyStoreIn } from './key-store'
import { masterKeysOf } from './master-keys'

let dir: string
let folder: string
let file: string

const aMasterKey = () => randomBytes(32).toString('base64')
const setMasterKeys = (...keys: string[]) => fs.writeFileSync(file, `${keys.join('\n')}\n`, { mode: 0o600 })
/** As another process sees the store: with no memory of it. */
const anew = () => keyStoreIn(folder, masterKeysOf({ file }))
const shardOf = (id: string) => path.join(folder, `${id.slice(-2)}.keys`)
/** Keys of such ids lie in the same file. */
const anId = () => `${randomUUID().slice(0, -2)}ab`
const idsOfOneFile = (count: number) => Array.from({ length: count }, anId)
const hexOf = (key: Buffer | string) => (typeof key === 'string' ? key : key.toString('hex'))
const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'keys-'))
  folder = path.join(dir, 'store')
  file = path.join(dir, 'master-key')
  fs.mkdirSync(folder)
  setMasterKeys(aMasterKey())
})
afterEach(() => fs.rmSync(dir, { recursive: true }))

describe('the key store', () => {
  test('gives each owner a key of its own, the same one to every process', () => {
    const ids = idsOfOneFile(20)
    anew().createKeys(ids)
    const keys = ids.map((id) => anew().keyOf(id))
    expect(new Set(keys.map(String)).size).toBe(20)
    expect(keys.every((key) => Buffer.isBuffer(key) && key.length === 32)).toBe(true)
    anew().createKeys(ids)
    expect(ids.map((id) => anew().keyOf(id))).toEqual(keys)
    expect(anew().keyOf(randomUUID())).toBe('missing')
  })

  test('holds no key in clear', () => {
    const id = randomUUID()
    anew().createKeys([id])
    const key = anew().keyOf(id)
    if (typeof key === 'string') throw new Error(key)
    expect(fs.readFileSync(shardOf(id)).includes(key)).toBe(false)
    expect(fs.statSync(shardOf(id)).mode & 0o077).toBe(0)
  })

  test('sees in the next turn what another process wrote', async () => {
    const [here, there] = [anew(), anew()]
    const [id, later] = [anId(), anId()]
    here.createKeys([id])
    expect(there.keyOf(id)).toEqual(here.keyOf(id))
    here.createKeys([later])
    here.destroyKey(id)
    await nextTurn()
    expect(there.keyOf(later)).toEqual(here.keyOf(later))
    expect(there.keyOf(id)).toBe('destroyed')
  })

  test('unwraps every key at once, so that none is left to unwrap, and looks again at what another process wrote', async () => {
    const [first, second] = [randomUUID(), randomUUID()]
    const ids = [...idsOfOneFile(20), first, second]
    anew().createKeys(ids)
    const masterKeys = masterKeysOf({ file })
    const looks = vi.spyOn(masterKeys, 'withId')
    const store = keyStoreIn(folder, masterKeys)
    await store.unwrapKeys()
    expect(looks).toHaveBeenCalled()
    looks.mockClear()
    expect(ids.map((id) => store.keyOf(id))).toEqual(ids.map((id) => anew().keyOf(id)))
    expect(looks).not.toHaveBeenCalled()
    anew().destroyKey(first)
    await nextTurn()
    expect(store.keyOf(first)).toBe('destroyed')
  })

  test('looks once in a turn at the master keys, and again in the next', async () => {
    const ids = idsOfOneFile(20)
    anew().createKeys(ids)
    const masterKeys = masterKeysOf({ file })
    const looks = vi.spyOn(masterKeys, 'withId')
    const store = keyStoreIn(folder, masterKeys)
    const states = (some: readonly string[]) => new Set(some.map((id) => typeof store.keyOf(id)))
    expect(states(ids.slice(0, 10))).toEqual(new Set(['object']))
    expect(looks).toHaveBeenCalledTimes(1)
    await nextTurn()
    setMasterKeys(aMasterKey())
    expect(states(ids.slice(10))).toEqual(new Set(['string']))
    expect(looks).toHaveBeenCalledTimes(2)
  })

  test('destroys a key for good: its bytes are gone and it is never made again', () => {
    const [id, other] = [anId(), anId()]
    const store = anew()
    store.createKeys([id, other])
    const before = fs.readFileSync(shardOf(id))
    store.destroyKey(id)
    const after = fs.readFileSync(shardOf(id))
    expect(after.includes(before.subarray(72, 104))).toBe(false)
    store.createKeys([id])
    expect([store.keyOf(id), anew().keyOf(id)]).toEqual(['destroyed', 'destroyed'])
    expect(Buffer.isBuffer(anew().keyOf(other))).toBe(true)
  })

  test('can be told to destroy a key again, and one that was never made', () => {
    const id = randomUUID()
    anew().destroyKey(id)
    anew().destroyKey(id)
    anew().createKeys([id])
    expect(anew().keyOf(id)).toBe('destroyed')
    expect(fs.statSync(shardOf(id)).size).toBe(recordBytes)
  })

  test('passes over what a killed process wrote by half, at any byte', () => {
    const [id, cut, next] = [anId(), anId(), anId()]
    anew().createKeys([id, cut])
    const whole = fs.readFileSync(shardOf(id))
    for (let length = recordBytes; length < 2 * recordBytes; length += 1) {
      fs.writeFileSync(shardOf(id), whole.subarray(0, length))
      expect(anew().keyOf(cut)).toBe('missing')
      anew().createKeys([cut, next])
      expect([id, cut, next].map((each) => Buffer.isBuffer(anew().keyOf(each)))).toEqual([true, true, true])
    }
  })

  test('finishes the destruction that a killed process began', () => {
    const id = randomUUID()
    anew().createKeys([id])
    const before = fs.readFileSync(shardOf(id))
    anew().destroyKey(id)
    const mark = fs.readFileSync(shardOf(id)).subarray(recordBytes)
    fs.writeFileSync(shardOf(id), Buffer.concat([before, mark]))
    expect(anew().keyOf(id)).toBe('destroyed')
    anew().destroyKey(id)
    expect(fs.readFileSync(shardOf(id)).includes(before.subarray(72, 104))).toBe(false)
  })

  test('opens no key whose record was changed, or that another owner took', () => {
    const [id, other] = [anId(), anId()]
    anew().createKeys([id])
    const bytes = fs.readFileSync(shardOf(id))
    for (const at of [44, 60, 80, 100]) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      fs.writeFileSync(shardOf(id), changed)
      expect(anew().keyOf(id)).toBe('missing')
    }
    const moved = Buffer.from(bytes)
    moved.write(other.replaceAll('-', ''), 12, 'hex')
    fs.writeFileSync(shardOf(id), moved)
    expect(anew().keyOf(other)).toBe('missing')
  })

  test('is unreadable, and makes no other key, without the master key that wrapped', () => {
    const id = randomUUID()
    anew().createKeys([id])
    setMasterKeys(aMasterKey())
    expect(anew().keyOf(id)).toBe('unreadable')
    anew().createKeys([id])
    expect(fs.statSync(shardOf(id)).size).toBe(recordBytes)
  })
})

// Another process that makes the same keys at the same moment: a program of plain Node that imports a bundle of this folder.
const program = (bundle: string) => `
import { keyStoreIn, masterKeysOf } from ${JSON.stringify(bundle)}
const store = keyStoreIn(${JSON.stringify(folder)}, masterKeysOf({ file: ${JSON.stringify(file)} }))
process.stdin.once('data', (ids) => {
  for (const id of JSON.parse(ids)) store.createKeys([id])
  process.stdout.write(JSON.stringify(JSON.parse(ids).map((id) => store.keyOf(id).toString('hex'))))
  process.exit()
})
process.stdout.write('ready')`

const startWriter = async (bundle: string) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(bundle)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const said = () => new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))))
  expect(await said()).toBe('ready')
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return {
    keysOf: async (ids: readonly string[]) => {
      const answer = said()
      child.stdin.write(JSON.stringify(ids))
      return z.array(z.string()).parse(JSON.parse(await answer))
    },
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
    send: (ids: readonly string[]) => void child.stdin.write(JSON.stringify(ids)),
  }
}

const bundled = async () => {
  const { build } = await import('esbuild')
  const outfile = path.join(dir, 'keys.mjs')
  const here = import.meta.dirname
  await build({
    stdin: {
      contents: `export { keyStoreIn } from './key-store'\nexport { masterKeysOf } from './master-keys'`,
      resolveDir: here,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { 'server-only': path.resolve('scripts/lib/empty.mjs') },
  })
  return outfile
}

describe('several processes', () => {
  test('that make keys for the same owners at the same moment agree on them', async () => {
    const bundle = await bundled()
    const others = await Promise.all([startWriter(bundle), startWriter(bundle), startWriter(bundle)])
    const ids = idsOfOneFile(200)
    const keys = await Promise.all(others.map((other) => other.keysOf(ids)))
    const own = ids.map((id) => hexOf(anew().keyOf(id)))
    expect(keys).toEqual([own, own, own])
    // Whoever came second overwrote its own: no other key of an owner is left.
    const records = fs.readFileSync(shardOf(ids[0] ?? ''))
    expect(
      ids.map(
        (id) => records.toString('latin1').split(Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1')).length,
      ),
    ).toEqual(ids.map(() => 2))
  })

  test('that are killed while they write leave a store that others read and go on with', async () => {
    const bundle = await bundled()
    const ids = idsOfOneFile(500)
    for (let round = 0; round < 3; round++) {
      const other = await startWriter(bundle)
      other.send(ids)
      while (!fs.existsSync(shardOf(ids[0] ?? ''))) await nextTurn()
      await other.kill()
      const found = ids.map((id) => anew().keyOf(id)).filter((key) => key !== 'missing')
      expect(found.every((key) => Buffer.isBuffer(key))).toBe(true)
    }
    anew().createKeys(ids)
    const store = anew()
    expect(ids.every((id) => Buffer.isBuffer(store.keyOf(id)))).toBe(true)
  })
})

describe('the master keys', () => {
  const current = () => masterKeysOf({ file }).current()

  test('are refused when others can read the file, when there is none, or when it is no key', () => {
    fs.chmodSync(file, 0o640)
    expect(current).toThrow('chmod 600')
    fs.rmSync(file)
    expect(current).toThrow('cannot be read')
    for (const words of ['', '# none', 'changeme', 'A'.repeat(44), randomBytes(16).toString('base64')]) {
      setMasterKeys(words)
      expect(current).toThrow(/no master key|not 32 bytes|not random/)
    }
  })

  test('wrap with the newest, and open what earlier ones wrapped', () => {
    const [old, id, later] = [aMasterKey(), randomUUID(), randomUUID()]
    setMasterKeys(old)
    const store = anew()
    store.createKeys([id])
    const key = store.keyOf(id)
    setMasterKeys('# new', aMasterKey(), '', old)
    store.createKeys([later])
    expect(anew().keyOf(id)).toEqual(key)
    setMasterKeys(old)
    expect(anew().keyOf(later)).toBe('unreadable')
  })

  test('come from a command as well, whose failure is said without its words', () => {
    const keys = masterKeysOf({ command: `cat '${file}'` })
    expect(keys.current()).toEqual(current())
    const failing = () => masterKeysOf({ command: 'echo geheim >&2; exit 3' }).current()
    expect(failing).toThrow('NABIJ_MASTER_KEY_COMMAND failed')
    expect(failing).not.toThrow('geheim')
  })
})

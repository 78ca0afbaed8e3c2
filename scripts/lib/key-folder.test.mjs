import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createKeyFolder, idOfFolder } from './key-folder.mjs'
import { keyEnv } from './secret.mjs'

let dir, folder
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-folder-'))
  folder = path.join(dir, 'data-keys')
})
afterEach(() => {
  vi.restoreAllMocks()
  fs.rmSync(dir, { recursive: true })
})

/** The power goes when the bytes of a file are being written: its name is there and nothing in it. */
const losePowerWhileWriting = () => {
  const empty = (file) => fs.closeSync(fs.openSync(file, 'w'))
  vi.spyOn(fs, 'writeFileSync').mockImplementationOnce((file) => {
    empty(file)
    throw new Error('no power')
  })
}

/** Which names are flushed, in order. */
const flushedNames = () => {
  const names = []
  const open = new Map()
  const [openSync, fsyncSync] = [fs.openSync, fs.fsyncSync]
  vi.spyOn(fs, 'openSync').mockImplementation((file, ...others) => {
    const handle = openSync(file, ...others)
    open.set(handle, path.relative(dir, String(file)))
    return handle
  })
  vi.spyOn(fs, 'fsyncSync').mockImplementation((handle) => {
    names.push(open.get(handle))
    return fsyncSync(handle)
  })
  return names
}

describe('a folder of keys', () => {
  test('has its id whole or not at all, and the first one stays', () => {
    losePowerWhileWriting()
    expect(() => createKeyFolder(folder)).toThrow('no power')
    expect(idOfFolder(folder)).toBeNull()
    const id = createKeyFolder(folder)
    expect([createKeyFolder(folder), idOfFolder(folder)]).toEqual([id, id])
    expect(fs.readdirSync(folder)).toEqual(['id'])
    expect(fs.statSync(path.join(folder, 'id')).mode & 0o777).toBe(0o600)
  })

  test.each(['', '\n', 'a3f0', '\0'.repeat(36)])('says in words that its id is no id: %j', (text) => {
    fs.mkdirSync(folder)
    fs.writeFileSync(path.join(folder, 'id'), text)
    expect(() => idOfFolder(folder)).toThrow('is empty or damaged. It says to which database the keys')
  })

  test.skipIf(process.platform === 'win32')('is on the disk, with the name of each folder in it', () => {
    const names = flushedNames()
    createKeyFolder(folder)
    expect(names.slice(-1)).toEqual(['data-keys'])
    expect(names).toContain('')
  })
})

describe('the master key', () => {
  const made = () => keyEnv({ data: path.join(dir, 'data'), mayBeMade: true, given: {} }).NABIJ_MASTER_KEY_FILE
  beforeEach(() => fs.mkdirSync(path.join(dir, 'data')))

  test('is there whole or not at all', () => {
    losePowerWhileWriting()
    expect(made).toThrow('no power')
    expect(fs.existsSync(path.join(dir, 'data', 'master-key'))).toBe(false)
    expect(Buffer.from(fs.readFileSync(made(), 'utf8'), 'base64')).toHaveLength(32)
    expect(fs.readdirSync(path.join(dir, 'data'))).toEqual(['master-key'])
  })

  test.skipIf(process.platform === 'win32')('is on the disk before anything is wrapped by it', () => {
    const names = flushedNames()
    made()
    expect(names.slice(-1)).toEqual(['data'])
  })
})

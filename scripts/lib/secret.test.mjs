import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { chainEnv, keyEnv, weaknessOf } from './secret.mjs'

describe('the secret that signs the sessions', () => {
  test.each([
    ['', 'is missing'],
    ['changeme-changeme-changeme-changeme', 'is a placeholder'],
    ['your-secret-of-more-than-thirty-two-characters', 'is a placeholder'],
    ['kR7dQ2vX9', 'is shorter than 32 characters'],
    ['abcabcabcabcabcabcabcabcabcabcabcabc', 'has fewer than 10 different characters'],
  ])('refuses %j', (secret, fault) => {
    expect(weaknessOf(secret)).toBe(fault)
  })

  test('accepts what `openssl rand -base64 32` makes', () => {
    expect(weaknessOf(randomBytes(32).toString('base64'))).toBeNull()
  })
})

describe('the key of the chain over the log', () => {
  afterEach(() => vi.unstubAllEnvs())
  const [key, oldKey] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]

  test('is made once in the data folder, where only its owner reads it, with the file for its anchors', () => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-key-'))
    vi.stubEnv('NABIJ_AUDIT_KEY', '')
    const made = chainEnv({ data, mayBeMade: true })
    expect(weaknessOf(made.NABIJ_AUDIT_KEY)).toBeNull()
    expect(made.NABIJ_AUDIT_ANCHOR).toBe(path.join(data, 'audit-anchors.jsonl'))
    expect(chainEnv({ data, mayBeMade: true })).toEqual(made)
    expect(fs.statSync(path.join(data, 'audit-key')).mode & 0o777).toBe(0o600)
    fs.rmSync(data, { recursive: true })
  })

  test('must be given for a database of one’s own, each of them strong', () => {
    const given = (keys) => {
      vi.stubEnv('NABIJ_AUDIT_KEY', keys)
      return () => chainEnv({ data: '', mayBeMade: false })
    }
    expect(given('')).toThrow('NABIJ_AUDIT_KEY is missing')
    expect(given('short')).toThrow('NABIJ_AUDIT_KEY is shorter than 32 characters')
    expect(given(`${key} changeme-changeme-changeme-changeme`)).toThrow('is a placeholder')
    expect(given(` ${key} ${oldKey}`)()).toEqual({ NABIJ_AUDIT_KEY: `${key} ${oldKey}` })
  })
})

describe('the keys of families', () => {
  const made = (data) => keyEnv({ data, mayBeMade: true, given: {} })

  test('have a master key that is made once in the data folder, and stand beside it', () => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-key-'))
    const file = path.join(data, 'master-key')
    expect(made(data)).toEqual({ NABIJ_KEY_STORE: `${data}-keys`, NABIJ_MASTER_KEY_FILE: file })
    const key = fs.readFileSync(file, 'utf8')
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    expect(made(data)).toEqual(made(data))
    expect(fs.readFileSync(file, 'utf8')).toBe(key)
    fs.rmSync(data, { recursive: true })
  })

  test('get no other master key in place of one that is gone', () => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-key-'))
    fs.mkdirSync(`${data}-keys`)
    fs.writeFileSync(path.join(`${data}-keys`, 'id'), 'x')
    expect(() => made(data)).toThrow('Put it back from its copy')
    for (const folder of [data, `${data}-keys`]) fs.rmSync(folder, { recursive: true })
  })

  test('must be said for a database of one’s own: the folder, and a file or a command', () => {
    const given = (settings) => () => keyEnv({ data: '', mayBeMade: false, given: settings })
    const [store, file, command] = ['/keys', '/master-key', 'vault read']
    expect(given({})).toThrow('NABIJ_KEY_STORE is missing')
    expect(given({ NABIJ_KEY_STORE: store })).toThrow('NABIJ_MASTER_KEY_FILE or NABIJ_MASTER_KEY_COMMAND is missing')
    const byFile = { NABIJ_KEY_STORE: store, NABIJ_MASTER_KEY_FILE: file }
    expect(given(byFile)()).toEqual(byFile)
    const byCommand = { NABIJ_KEY_STORE: store, NABIJ_MASTER_KEY_COMMAND: command }
    expect(given(byCommand)()).toEqual(byCommand)
  })
})

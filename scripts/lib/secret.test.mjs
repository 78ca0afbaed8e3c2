import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { chainEnv, weaknessOf } from './secret.mjs'

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

import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { weaknessOf } from './secret.mjs'

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

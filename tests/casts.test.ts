import { describe, expect, test } from 'vitest'
import { castsOf } from './house/casts'
import { codeIn, isTest } from './house/files'

const casts = codeIn('src').flatMap(castsOf)
const placesOf = (some: readonly (typeof casts)[number][]) =>
  some.map(({ file, line, type }) => `${file}:${line} as ${type}`)

describe('casts', () => {
  test('are at most 150 in src, where 302 were, and become fewer', () => {
    expect(casts.length).toBeGreaterThan(0)
    expect(casts.length).toBeLessThanOrEqual(150)
  })

  test('have their reason in a comment on their line or the one before it', () => {
    const silent = casts.filter(({ file, hasReason }) => !isTest(file) && !hasReason)
    expect(placesOf(silent)).toEqual([])
  })

  test('never make a text an address, which is what href is for', () => {
    const addresses = casts.filter(({ type }) => type === 'Route')
    expect([...new Set(addresses.map(({ file }) => file))]).toEqual(['src/components/layout/href.ts'])
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortened } from './shortened'

test('a text that fits stays as it is', () => {
  expect(shortened('Een rustige plek om te werken')).toBe('Een rustige plek om te werken')
})

test('a long text ends after a whole word', () => {
  const text = `${'woord '.repeat(14)}afgebroken en meer`
  expect(shortened(text)).toBe(`${'woord '.repeat(14).trim()}…`)
})

test('any text becomes one of at most 91 characters that begins like it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      const short = shortened(text)
      expect(short.length).toBeLessThanOrEqual(91)
      expect(text.startsWith(short.replace(/…$/, ''))).toBe(true)
    }),
  )
})

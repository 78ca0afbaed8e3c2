import { expect, test } from 'vitest'
import { preferredLocale } from './locale'

test.each([
  ['', 'nl'],
  ['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
  ['en-GB,en;q=0.9,nl;q=0.8', 'en'],
  ['tr-TR,tr;q=0.9', 'nl'],
  ['tr,en-US;q=0.7,nl;q=0.5', 'en'],
])('a browser with %s gets %s', (list, locale) => expect(preferredLocale(list)).toBe(locale))

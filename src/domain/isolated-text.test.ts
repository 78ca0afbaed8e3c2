import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isolatedParts, isolatedText } from './isolated-text'

const character = fc.constantFrom('a', 'ب', ' ', '\u202e', '\u202c', '\u2066', '\u2067', '\u2068', '\u2069', '\u200f')
const texts = fc.array(character, { maxLength: 12 }).map((parts) => parts.join(''))

/** How many isolates are open after each character. */
const depths = (text: string) => {
  let depth = 0
  return [...text].map((one) => (depth += /[\u2066-\u2068]/.test(one) ? 1 : one === '\u2069' ? -1 : 0))
}

test('a text with a mark of direction is one isolate, which ends at its end and not before', () => {
  fc.assert(
    fc.property(
      texts.filter((text) => /[\u200f\u202e\u2066-\u2069]/.test(text)),
      (text) => {
        const found = depths(isolatedText(text))
        expect(found.at(-1)).toBe(0)
        expect(found.slice(0, -1).every((depth) => depth > 0)).toBe(true)
      },
    ),
  )
})

test('every character of a text is there, but for an end of an isolate that it did not begin', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const letters = (one: string) => one.replaceAll(/[\u2068\u2069]/g, '')
      expect(letters(isolatedText(text))).toBe(letters(text))
    }),
  )
})

test('any other text stays as it is', () => {
  for (const text of ['', 'Fatma Yılmaz', 'فاطمة', '👩🏽‍👧 e\u0301']) expect(isolatedText(text)).toBe(text)
})

test('parts are put together without those that are missing, and each is isolated by itself', () => {
  expect(isolatedParts(['Fatma', null, '', false, 'nog nooit'], ' · ')).toBe('Fatma · nog nooit')
  expect(isolatedParts(['\u202eamtaF', 'nog nooit'], ' · ')).toBe('\u2068\u202eamtaF\u2069 · nog nooit')
})

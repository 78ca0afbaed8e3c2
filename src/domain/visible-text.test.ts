import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibleText } from './visible-text'

test.each([
  ['\u202eamtaF\u202c', 'amtaF'],
  ['Fat\u200bma\u00ad, \u2066Zo\u200dë\u2069', 'Fatma, Zoë'],
  ['a\u061c\u200e\u200fb', 'ab'],
  ['a\u{e0041}\u{e007f}\ufe0f\u{e0101}b', 'ab'],
  ['a\u115f\u1160\u3164\uffa0b', 'ab'],
  ['a\u0008\u009fb', 'ab'],
  ['Regel\n\tmet\r\nregel', 'Regel\n\tmet\r\nregel'],
  ['１＝１，Ｆａｔｍａ！', '1=1,Fatma!'],
  ['فَاطِمَة الزهراء', 'فَاطِمَة الزهراء'],
  ['Zoë, Yılmaz, Łukasz: ’t Vóór–land €', 'Zoë, Yılmaz, Łukasz: ’t Vóór–land €'],
])('%j is stored as %j', (written, stored) => {
  expect(visibleText(written)).toBe(stored)
})

test('a visible text has no invisible character, and stays the same when it is cleaned again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const visible = visibleText(text)
      expect(visible).not.toMatch(/[\p{Cf}\p{DI}]/u)
      expect(visibleText(visible)).toBe(visible)
    }),
  )
})

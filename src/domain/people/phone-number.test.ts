import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phoneNumber, phoneNumbersIn, phoneProblem } from './phone-number'

describe('a phone number', () => {
  test.each([
    ['(071) 512 34 56', '+31715123456', '071 512 3456'],
    ['071-5123456', '+31715123456', '071 512 3456'],
    ['071/5123456', '+31715123456', '071 512 3456'],
    ['+31 (0)6 0000 0107', '+31600000107', '06 0000 0107'],
    ['0031 6 0000 0107', '+31600000107', '06 0000 0107'],
    ['06\u00A00000\u00A00107', '+31600000107', '06 0000 0107'],
    ['06–0000–0107', '+31600000107', '06 0000 0107'],
    ['+31 6 0000 0107', '+31600000107', '06 0000 0107'],
    ['+32 (0)475 12 34 56', '+32475123456', '+32 475 12 34 56'],
    ['+90 532 000 00 00', '+905320000000', '+90 532 000 00 00'],
  ])('%s is dialled and shown as one number', (text, dialled, shown) => {
    expect(phoneNumber(text)).toEqual({ dialled, shown })
    expect(phoneProblem(text)).toBeNull()
  })

  test.each(['', 'bel maar', '12', '+', '06', '06 0000 0107 (moeder)', '1'.repeat(39)])('%j is none', (text) => {
    expect(phoneProblem(text)).toBe('not_a_phone')
    expect(phoneNumbersIn(text)).toEqual([])
  })

  test.each(['06 0000 0107 / 071 000 0000', '0600000107 of 0710000000', '06-00000107; 071 000 0000'])(
    '%s is two numbers, never one',
    (text) => {
      expect(phoneProblem(text)).toBe('two_phones')
      expect(phoneNumbersIn(text).map(({ dialled }) => dialled)).toEqual(['+31600000107', '+31710000000'])
    },
  )

  test('a mobile number is one number in every notation, and what is shown is read as the same again', () => {
    const digits = fc.integer({ min: 10_000_000, max: 69_999_999 }).map(String)
    const mark = fc.constantFrom('', ' ', '-', '.', ' - ')
    const start = fc.constantFrom('06', '(06)', '+316', '+31 6', '+31 (0)6', '00316', '0031 (0)6')
    fc.assert(
      fc.property(digits, mark, mark, start, (number, one, other, before) => {
        const read = phoneNumber(`${before}${one}${number.slice(0, 4)}${other}${number.slice(4)}`)
        expect(read?.dialled).toBe(`+316${number}`)
        expect(phoneNumber(read?.shown ?? '')).toEqual(read)
      }),
    )
  })

  test('any text is read without a fault, and a dialled number holds digits alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { dialled } of phoneNumbersIn(text)) expect(dialled).toMatch(/^\+\d{4,17}$/)
      }),
    )
  })
})

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
    ['０６０００００１０７', '+31600000107', '06 0000 0107'],
    ['088 000 0107', '+31880000107', '088 000 0107'],
    ['0800-0107', '+318000107', '0800 0107'],
    ['0900 000 0107', '+319000000107', '0900 0000107'],
    ['14 0182', '+31140182', '140182'],
  ])('%s is dialled and shown as one number', (text, dialled, shown) => {
    expect(phoneNumber(text)).toEqual({ dialled, shown })
    expect(phoneProblem(text)).toBeNull()
  })

  test.each([
    ['071-5123456 tst 12', '+31715123456;ext=12', '071 512 3456 tst. 12'],
    ['071 512 34 56, toestel 12', '+31715123456;ext=12', '071 512 3456 tst. 12'],
    ['(071) 5123456 ext. 12', '+31715123456;ext=12', '071 512 3456 tst. 12'],
    ['+31715123456;ext=12', '+31715123456;ext=12', '071 512 3456 tst. 12'],
    ['0715123456x12', '+31715123456;ext=12', '071 512 3456 tst. 12'],
    ['071 5123456 #0012', '+31715123456;ext=0012', '071 512 3456 tst. 0012'],
    ['+32 2 512 34 56 ext 7', '+3225123456;ext=7', '+32 2 512 34 56 ext. 7'],
  ])('%s has an extension, which is dialled after the number', (text, dialled, shown) => {
    const number = phoneNumber(text)
    expect(number).toEqual({ dialled, shown })
    expect(phoneNumber(number?.shown ?? '')).toEqual(number)
    expect(phoneNumber(number?.dialled ?? '')).toEqual(number)
  })

  test('with an extension is one of two numbers in a text, and is refused for a digit too few before the extension', () => {
    const dialledIn = (text: string) => phoneNumbersIn(text).map(({ dialled }) => dialled)
    expect(dialledIn('071-5123456 tst 12 / 06 0000 0107')).toEqual(['+31715123456;ext=12', '+31600000107'])
    expect(dialledIn('+31715123456;ext=12; 0600000107')).toEqual(['+31715123456;ext=12', '+31600000107'])
    expect(phoneProblem('071-512345 tst 12')).toBe('phone_length')
    expect(phoneProblem('071-5123456 tst')).toBe('not_a_phone')
  })

  test.each(['', 'bel maar', '12', '+', '06', '06 0000 0107 (moeder)', 'tst. 12', '1'.repeat(39)])(
    'refuses %j',
    (text) => {
      expect(phoneProblem(text)).toBe('not_a_phone')
      expect(phoneNumbersIn(text)).toEqual([])
    },
  )

  test.each(['06 0000 0107 / 071 000 0000', '0600000107 of 0710000000', '06-00000107; 071 000 0000'])(
    '%s is two numbers, never one',
    (text) => {
      expect(phoneProblem(text)).toBe('two_phones')
      expect(phoneNumbersIn(text).map(({ dialled }) => dialled)).toEqual(['+31600000107', '+31710000000'])
    },
  )

  test.each([
    '06000001070',
    '06 0000 01070',
    '06 1234',
    '+31 6 000001070',
    '07151234567',
    '0800 01070',
    '+1 212 555 01234',
  ])('%s has a digit too many or too few, and is refused for its length and never dialled', (text) => {
    expect(phoneProblem(text)).toBe('phone_length')
    expect(phoneNumbersIn(text)).toEqual([])
  })

  test.each([
    ['06-00000107/8', '+31600000107', '+31600000108'],
    ['071-0000107 / 42', '+31710000107', '+31710000142'],
    ['06 0000 0107 of 08', '+31600000107', '+31600000108'],
    ['+32 475 12 34 56/7', '+32475123456', '+32475123457'],
  ])('%s is two numbers, of which the second is shortened to its last digits', (text, ...dialled) => {
    expect(phoneProblem(text)).toBe('two_phones')
    expect(phoneNumbersIn(text).map((number) => number.dialled)).toEqual(dialled)
  })

  test('is shown with exactly the digits that are dialled, whatever is typed', () => {
    const start = fc.constantFrom('0', '06', '+31', '0031', '+31 (0)', '+32', '+90', '', '140', '0800', '088')
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(start, digits, (before, after) => {
        const read = phoneNumber(`${before}${after.join('')}`)
        if (!read) return
        const [shown, dialled] = [read.shown, read.dialled].map((one) => one.replaceAll(/\D/g, ''))
        const national = dialled?.replace(/^31/, '')
        expect([dialled, national, `0${national}`]).toContain(shown)
        // A Dutch number has exactly the digits that were typed.
        if (dialled?.startsWith('31'))
          expect(`${before}${after.join('')}`.replaceAll(/\D/g, '').endsWith(national ?? '')).toBe(true)
      }),
    )
  })

  test('in the Netherlands has exactly as many digits as its kind', () => {
    const kinds = fc.constantFrom('06', '071', '020', '088', '0182')
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(kinds, digits, fc.integer({ min: 6, max: 12 }), (kind, more, length) => {
        const text = `${kind}${more.join('')}`.slice(0, length)
        expect(phoneNumber(text) === null).toBe(length !== 10)
      }),
    )
  })

  test('of a mobile phone is the same in every notation, and its shown form is read as the same number', () => {
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

  test('is read from any text without an exception, and its dialled form has only digits and an extension', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { dialled } of phoneNumbersIn(text)) expect(dialled).toMatch(/^\+\d{4,17}(;ext=\d{1,7})?$/)
      }),
    )
  })
})

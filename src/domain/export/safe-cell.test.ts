import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText, safeCell, safeText } from './safe-cell'

test.each([
  '=1+1',
  '+31600000000',
  '-2',
  '- rust in huis',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝HYPERLINK("x")',
  '＋1',
  '－1',
  '＠x',
  '﹦1',
  ' =1',
  '\u200b=1',
  '\ufeff=1',
  '\u3164=1',
  '−1',
])('%j is kept from being calculated', (text) => {
  expect(safeText(text)).toBe(`'${text}`)
})

test.each([
  '0012',
  '0600000107',
  '123456789012',
  '1E3',
  '1,00E+03',
  '12.345',
  '1.000',
  '1,50',
  '€ 5',
  '(12)',
  '12%',
  '1-2',
  '3/4',
  '2020-03-31',
  '31-3-2020',
  '7:30',
  '2:',
  '12:5',
  '2 pm',
  '1 mei',
  '1-feb',
  'mei 2020',
  'waar',
  'TRUE',
])('%j is kept from being converted', (text) => {
  expect(safeText(text)).toBe(`'${text}`)
})

test.each(['', '0', '12', '123456789', 'S1', 'De Linde = school', '7@S1|9@S2|2@0012', 'ouder@example.org', "o'hara"])(
  '%j stays as it is',
  (text) => {
    expect(safeText(text)).toBe(text)
    expect(plainText(text)).toBe(text)
  },
)

test('numbers and days are no texts: a number has the decimal sign of whoever reads', () => {
  expect([safeCell(-0.25, ','), safeCell(-0.25, '.'), safeCell(3, ','), safeCell(null, ',')]).toEqual([
    '-0,25',
    '-0.25',
    '3',
    '',
  ])
  expect(safeCell({ day: '2020-03-31' }, ',')).toBe('2020-03-31')
})

const strange = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "'",
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      ' ',
      '0',
      '1',
      'E',
      ':',
      '.',
      ',',
      '/',
      '＝',
      '\u200b',
      'mei',
      '%',
      '€',
      '(',
    ),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
})

test('every text comes back, and none begins as a formula', () => {
  let kept = 0
  fc.assert(
    fc.property(strange, (text) => {
      const cell = safeText(text)
      if (cell !== text) kept += 1
      expect(plainText(cell)).toBe(text)
      expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u)
    }),
    { numRuns: 5000 },
  )
  expect(kept).toBeGreaterThan(500)
})

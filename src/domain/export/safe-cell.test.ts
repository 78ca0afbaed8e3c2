import fc from 'fast-check'
import { expect, test } from 'vitest'
import { opened } from '../../../tests/dutch-spreadsheet'
import { beginsAsFormula, plainText, safeCell, safeText } from './safe-cell'

const calculated = [
  '=1+1',
  '+31600000000',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  ' =1',
  '\u3164=1',
  '\u115f=1',
  '\uffa0=1',
  '\u034f=1',
]
const converted = [
  '0012',
  '1E3',
  '1e-3',
  '12.345',
  '1.000',
  '1,50',
  '€ 5',
  '(12)',
  '2:',
  '12:5',
  '2-3',
  '1-feb',
  'mrt 20',
]
const more = ['31-3-2020', '2020-03-31', '123456789012', '5%', 'waar', 'TRUE', '2:00 PM', '1/2', '1 000']

test.each([...calculated, ...converted, ...more])('protects %j with an apostrophe', (text) => {
  expect([safeText(text), plainText(safeText(text))]).toEqual([`'${text}`, text])
})

test.each(['12', '0', 'F-12', 'De Linde = school', 'Jan', 'Maria 7@S1', '7@S1|2', "o'hara@example.org", 'nl'])(
  'does not change %j',
  (text) => expect(safeText(text)).toBe(text),
)

test('writes numbers with the decimal sign of the reader, and days as they are', () => {
  expect([
    safeCell(-0.25, '.'),
    safeCell(-0.25, ','),
    safeCell(3, ','),
    safeCell(null, ','),
    safeCell({ day: '2020-03-31' }, ','),
  ]).toEqual(['-0.25', '-0,25', '3', '', '2020-03-31'])
})

const signs = "=+-@'\t\r\n ＝\u00a0\u200b\u3164\u034f0123456789.,:/()€%eEfbmrtap"
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from(signs)), maxLength: 12 }),
  fc.constantFrom(...calculated, ...converted, ...more).map((text) => `'${text}`),
)

test('reads back every text, and writes none that a spreadsheet calculates or converts', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const cell = safeText(text)
      expect(plainText(cell)).toBe(text)
      expect(opened(cell)).toBe(cell)
      expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝]/u)
    }),
    { numRuns: 3000 },
  )
})

test('reads a long text of white space and digits within half a second', () => {
  const start = performance.now()
  for (const text of [`1${' '.repeat(20_000)}x`, '1.'.repeat(10_000), `${' '.repeat(20_000)}x`, "'".repeat(20_000)])
    safeText(text)
  expect(performance.now() - start).toBeLessThan(500)
})

test('recognises a formula behind invisible characters', () => {
  expect(['=1', ' =1', '＝HYPERLINK(1)', '\u3164@A1', '-o', '+tag', 'a=1'].map(beginsAsFormula)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})

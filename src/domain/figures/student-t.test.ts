import { describe, expect, test } from 'vitest'
import { studentT975 } from './student-t'

/** The probability between −t and t as a finite sum, for whole degrees of freedom (Abramowitz & Stegun 26.7.3-4). */
const within = (t: number, df: number): number => {
  const angle = Math.atan(t / Math.sqrt(df))
  const odd = df % 2 === 1
  let term = odd ? Math.cos(angle) : 1
  let sum = df === 1 ? 0 : term
  for (let k = odd ? 3 : 2; k <= df - 2; k += 2) {
    term *= (Math.cos(angle) ** 2 * (k - 1)) / k
    sum += term
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
}

describe('the 0.975 quantile of Student’s t', () => {
  test.each([
    [1, 12.706204736432095],
    [2, 4.302652729696142],
    [5, 2.570581835636314],
    [10, 2.2281388519649385],
    [30, 2.0422724563012373],
    [56, 2.003240718847872],
    [1000, 1.9623390808264078],
  ])('equals the tables at %i degrees of freedom', (df, table) => {
    expect(Math.abs(studentT975(df) - table)).toBeLessThan(3e-10)
  })

  test('equals the closed forms at 1 and 2 degrees of freedom', () => {
    expect(Math.abs(studentT975(1) - Math.tan(0.475 * Math.PI))).toBeLessThan(1e-11)
    expect(Math.abs(studentT975(2) - 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025)))).toBeLessThan(1e-12)
  })

  test('leaves five per cent outside at every number of degrees of freedom', () => {
    for (let df = 1; df <= 400; df++) expect(Math.abs(within(studentT975(df), df) - 0.95)).toBeLessThan(1e-13)
  })

  test('decreases to the normal quantile', () => {
    expect(Math.abs(studentT975(1e9) - 1.9599639868)).toBeLessThan(1e-9)
    expect(studentT975(1e5)).toBeGreaterThan(studentT975(1e6))
  })
})

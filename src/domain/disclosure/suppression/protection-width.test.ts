import { describe, expect, test } from 'vitest'
import { isOpen } from './protection-width'
import type { FigureKey } from '../policy/published-figures'

const of = (families: number, key: FigureKey = 'worries') => ({ key, size: families, families })

describe('R7 B: a group stays open', () => {
  test('of one or two, only when everything is possible', () => {
    expect(isOpen({ low: 0, high: 2 }, of(2), 10)).toBe(true)
    expect(isOpen({ low: 0, high: 1 }, of(2), 10)).toBe(false)
    expect(isOpen({ low: 1, high: 10 }, of(1, 'grade_parent'), 10)).toBe(true)
    expect(isOpen({ low: 2, high: 10 }, of(1, 'grade_parent'), 10)).toBe(false)
  })
  test('under K, when the least and the greatest are three apart', () => {
    expect(isOpen({ low: 3, high: 6 }, of(9), 10)).toBe(true)
    expect(isOpen({ low: 3, high: 5 }, of(9), 10)).toBe(false)
  })
  test('of a sum also a quarter of all there is: a mean would be read too well from three points', () => {
    expect(isOpen({ low: 40, high: 61 }, of(9, 'grade_parent'), 10)).toBe(true)
    expect(isOpen({ low: 40, high: 60 }, of(9, 'grade_parent'), 10)).toBe(false)
    expect(isOpen({ low: 0, high: 9 * 25 * 252 }, of(9, 'load'), 10)).toBe(true)
    expect(isOpen({ low: 0, high: 9 * 25 * 252 - 1 }, of(9, 'load'), 10)).toBe(false)
  })
  test('from K, also when it is narrow but far from none and from all', () => {
    expect(isOpen({ low: 5, high: 6 }, of(11), 10)).toBe(true)
    expect(isOpen({ low: 4, high: 6 }, of(11), 10)).toBe(false)
    expect(isOpen({ low: 5, high: 7 }, of(11), 10)).toBe(false)
    expect(isOpen({ low: 30, high: 31 }, of(20, 'grade_parent'), 10)).toBe(true)
    expect(isOpen({ low: 24, high: 25 }, of(20, 'grade_parent'), 10)).toBe(false)
  })
})

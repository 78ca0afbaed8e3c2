import { describe, expect, test } from 'vitest'
import { isProtected } from './protection-width'
import type { FigureKey } from '../policy/published-figures'

const sizeOf = (families: number, key: FigureKey = 'worries') => ({ key, size: families, families })

describe('R7: an attack target is protected', () => {
  test('with one or two families, only when every sum is feasible', () => {
    expect(isProtected({ low: 0, high: 2 }, sizeOf(2), 10)).toBe(true)
    expect(isProtected({ low: 0, high: 1 }, sizeOf(2), 10)).toBe(false)
    expect(isProtected({ low: 1, high: 10 }, sizeOf(1, 'grade_parent'), 10)).toBe(true)
    expect(isProtected({ low: 2, high: 10 }, sizeOf(1, 'grade_parent'), 10)).toBe(false)
  })
  test('under K families, when the interval is three answers wide', () => {
    expect(isProtected({ low: 3, high: 6 }, sizeOf(9), 10)).toBe(true)
    expect(isProtected({ low: 3, high: 5 }, sizeOf(9), 10)).toBe(false)
  })
  test('in a grade or index, also only when the interval is a quarter of the widest: three points would reveal the mean', () => {
    expect(isProtected({ low: 40, high: 61 }, sizeOf(9, 'grade_parent'), 10)).toBe(true)
    expect(isProtected({ low: 40, high: 60 }, sizeOf(9, 'grade_parent'), 10)).toBe(false)
    expect(isProtected({ low: 0, high: 9 * 25 * 252 }, sizeOf(9, 'load'), 10)).toBe(true)
    expect(isProtected({ low: 0, high: 9 * 25 * 252 - 1 }, sizeOf(9, 'load'), 10)).toBe(false)
  })
  test('from K families, also when the interval is narrow but far from both ends', () => {
    expect(isProtected({ low: 5, high: 6 }, sizeOf(11), 10)).toBe(true)
    expect(isProtected({ low: 4, high: 6 }, sizeOf(11), 10)).toBe(false)
    expect(isProtected({ low: 5, high: 7 }, sizeOf(11), 10)).toBe(false)
    expect(isProtected({ low: 30, high: 31 }, sizeOf(20, 'grade_parent'), 10)).toBe(true)
    expect(isProtected({ low: 24, high: 25 }, sizeOf(20, 'grade_parent'), 10)).toBe(false)
  })
})

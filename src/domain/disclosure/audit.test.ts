import { describe, expect, test } from 'vitest'
import { isOpen } from './audit'
import { scales } from './published-figures'

const of = (families: number, kind: keyof typeof scales = 'share') => ({
  size: families,
  families,
  scale: scales[kind],
})

describe('R7 B: a group stays open', () => {
  test('of one or two, only when everything is possible', () => {
    expect(isOpen({ low: 0, high: 2 }, of(2), 10)).toBe(true)
    expect(isOpen({ low: 0, high: 1 }, of(2), 10)).toBe(false)
    expect(isOpen({ low: 1, high: 10 }, of(1, 'grade'), 10)).toBe(true)
    expect(isOpen({ low: 2, high: 10 }, of(1, 'grade'), 10)).toBe(false)
  })
  test('under K, when the least and the greatest are three apart', () => {
    expect(isOpen({ low: 3, high: 6 }, of(9), 10)).toBe(true)
    expect(isOpen({ low: 3, high: 5 }, of(9), 10)).toBe(false)
    expect(isOpen({ low: 0, high: 3 * 252 }, of(9, 'index'), 10)).toBe(true)
    expect(isOpen({ low: 0, high: 3 * 252 - 1 }, of(9, 'index'), 10)).toBe(false)
  })
  test('from K, also when it is narrow but far from none and from all', () => {
    expect(isOpen({ low: 5, high: 6 }, of(11), 10)).toBe(true)
    expect(isOpen({ low: 4, high: 6 }, of(11), 10)).toBe(false)
    expect(isOpen({ low: 5, high: 7 }, of(11), 10)).toBe(false)
    expect(isOpen({ low: 30, high: 31 }, of(20, 'grade'), 10)).toBe(true)
    expect(isOpen({ low: 24, high: 25 }, of(20, 'grade'), 10)).toBe(false)
  })
})

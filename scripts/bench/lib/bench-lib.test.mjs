import { describe, expect, it } from 'vitest'
import { benchOptions } from './options.mjs'
import { inTurns, median } from './statistics.mjs'
import { ratio } from './table.mjs'

describe('the median', () => {
  it('is the one in the middle, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })
})

describe('a ratio', () => {
  it('says how many times as much, or that there is nothing to compare with', () => {
    expect(ratio(3, 2)).toBe('1.50x')
    expect(ratio(3, undefined)).toBe('–')
  })
})

describe('measuring in turns', () => {
  it('takes every subject in every round, and leaves the rounds of warming up out', async () => {
    const asked = []
    const measures = await inTurns(['a', 'b'], 2, async (subject, round) => asked.push(`${subject}${round}`), {
      warmUp: 1,
    })
    expect(asked).toEqual(['a-1', 'b-1', 'a0', 'b0', 'a1', 'b1'])
    expect(measures).toEqual([
      [3, 5],
      [4, 6],
    ])
  })
})

describe('the options of a benchmark', () => {
  it('are their defaults, a number or a list of numbers', () => {
    const defaults = { rounds: 3, sizes: [10, 20] }
    expect(benchOptions([], defaults)).toEqual(defaults)
    expect(benchOptions(['--rounds', '5', '--sizes', '7'], defaults)).toEqual({ rounds: 5, sizes: [7] })
  })

  it('are refused in words when they are no whole numbers above zero', () => {
    for (const text of ['0', '-1', 'ten', '1.5', ''])
      expect(() => benchOptions([`--rounds=${text}`], { rounds: 3 })).toThrow('--rounds wants whole numbers')
  })
})

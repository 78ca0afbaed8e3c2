import { describe, expect, it } from 'vitest'
import { benchOptions } from './options.mjs'
import { inTurns, median } from './statistics.mjs'
import { ratio } from './table.mjs'

describe('the median', () => {
  it('is the middle value, or the mean of the two middle values', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })
})

describe('a ratio', () => {
  it('is shown with two decimals, or as a dash without a value to compare with', () => {
    expect(ratio(3, 2)).toBe('1.50x')
    expect(ratio(3, undefined)).toBe('–')
  })
})

describe('measuring in turns', () => {
  it('measures every subject in every round, and leaves out the warm-up rounds', async () => {
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

  it('are refused with a message when they are not whole numbers above zero', () => {
    for (const text of ['0', '-1', 'ten', '1.5', ''])
      expect(() => benchOptions([`--rounds=${text}`], { rounds: 3 })).toThrow('--rounds wants whole numbers')
  })
})

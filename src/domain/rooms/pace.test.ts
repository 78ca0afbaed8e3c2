import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWhole, takenFrom, type Bucket } from './pace'

const pace = { perSecond: 2, burst: 3 }

/** How many of these requests are let through. */
const allowedOf = (moments: readonly number[]) => {
  let bucket: Bucket | undefined
  return moments.filter((at) => {
    const outcome = takenFrom(bucket, pace, at)
    bucket = outcome.bucket
    return outcome.isAllowed
  }).length
}

describe('a bucket', () => {
  test('lets a burst through, then as many as it fills with', () => {
    expect(allowedOf([0, 0, 0, 0])).toBe(3)
    expect(allowedOf([0, 0, 0, 0, 499, 500, 500])).toBe(4)
    expect(allowedOf([0, 0, 0, 10_000, 10_000, 10_000, 10_000])).toBe(6)
  })

  test('is whole again once it has filled, and no sooner', () => {
    const { bucket } = takenFrom(undefined, pace, 1000)
    expect(isWhole(bucket, pace, 1499)).toBe(false)
    expect(isWhole(bucket, pace, 1500)).toBe(true)
  })

  test('never lets more through than its burst and what it filled with, also when the clock goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 200 }), (moments) => {
        const longestMs = Math.max(...moments) - Math.min(...moments)
        expect(allowedOf(moments)).toBeLessThanOrEqual(pace.burst + (longestMs / 1000) * pace.perSecond)
      }),
    )
  })
})

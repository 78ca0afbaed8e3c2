import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backupsToKeep } from './rotation.mjs'

const dayMs = 86_400_000
const start = Date.UTC(2026, 0, 1, 1)

/** The folder after so many nights, when the old ones are deleted after each. */
function afterNights(nights, hasBackup = () => true) {
  let folder = []
  for (let night = 0; night < nights; night++)
    if (hasBackup(night)) folder = [...backupsToKeep([...folder, start + night * dayMs])]
  return folder.sort((a, b) => b - a)
}

test('a year of nights leaves seven days, four weeks and six months', () => {
  const days = afterNights(365).map((moment) => new Date(moment).toISOString().slice(0, 10))
  const week = '2026-12-31 2026-12-30 2026-12-29 2026-12-28 2026-12-27 2026-12-26 2026-12-25'
  const weeks = '2026-12-20 2026-12-13'
  const months = '2026-11-30 2026-10-31 2026-09-30 2026-08-31 2026-07-31'
  expect(days.join(' ')).toBe(`${week} ${weeks} ${months}`)
})

const moments = fc
  .uniqueArray(fc.integer({ min: 0, max: 4 * 365 * 24 }), { maxLength: 80 })
  .map((hours) => hours.map((hour) => start + hour * 3_600_000))

test('the newest is kept, at most seventeen are, and deleting again deletes nothing', () => {
  fc.assert(
    fc.property(moments, (all) => {
      const keep = backupsToKeep(all)
      expect(keep.size).toBeLessThanOrEqual(17)
      for (const moment of keep) expect(all).toContain(moment)
      expect([...keep].slice(0, 1)).toEqual(all.toSorted((a, b) => b - a).slice(0, 1))
      expect(backupsToKeep([...keep])).toEqual(keep)
      expect(backupsToKeep(all.toReversed())).toEqual(keep)
    }),
    { numRuns: 500 },
  )
})

test('nights without a backup cost no older one', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 60, maxLength: 400 }), (nights) => {
      const count = nights.filter(Boolean).length
      expect(afterNights(nights.length, (night) => nights[night]).length).toBeGreaterThanOrEqual(Math.min(count, 7))
    }),
    { numRuns: 100 },
  )
})

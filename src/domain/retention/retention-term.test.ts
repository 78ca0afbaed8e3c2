import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumberOf } from '../dates'
import { isDayOfExtension, lastDayOfExtension } from './extension'
import {
  addMonths,
  countedWarning,
  defaultTerms,
  familyKinds,
  fewestTermMonths,
  holds,
  isDueForRemoval,
  isNearEnd,
  kindOfFamily,
  longestGapDays,
  mostTermMonths,
  removedFrom,
  retentionTermOf,
  warningDays,
  type KeptFamily,
  type RetentionTerms,
  type Warning,
} from './retention-term'

const aFamily = (about: Partial<KeptFamily> = {}): KeptFamily => ({
  lastDays: ['2024-01-10'],
  wasReached: true,
  stoppedBy: null,
  holds: [],
  keptUntil: null,
  ...about,
})

const day = fc.integer({ min: dayNumberOf('2020-01-01'), max: dayNumberOf('2032-12-31') }).map((number) => {
  const [date = ''] = new Date(number * 86_400_000).toISOString().split('T')
  return date
})
const months = fc.integer({ min: fewestTermMonths, max: mostTermMonths })
const arbitraryTerms: fc.Arbitrary<RetentionTerms> = fc.record({
  in_programme: months,
  refused: months,
  left: months,
  never_reached: months,
})
const arbitraryFamily: fc.Arbitrary<KeptFamily> = fc.record({
  lastDays: fc
    .tuple(day, fc.array(fc.option(day, { nil: null }), { maxLength: 8 }))
    .map(([entered, later]) => [entered, ...later]),
  wasReached: fc.boolean(),
  stoppedBy: fc.option(fc.constantFrom('parent' as const, 'household' as const, 'organisation' as const), {
    nil: null,
  }),
  holds: fc.oneof(fc.constant([]), fc.subarray([...holds])),
  keptUntil: fc.option(day, { nil: null }),
})

/** A day as a run of the job sees it: most often the day after the last one. */
const arbitraryStep = fc.oneof(
  { arbitrary: fc.constant(1), weight: 12 },
  { arbitrary: fc.constant(0), weight: 2 },
  { arbitrary: fc.integer({ min: 2, max: longestGapDays }), weight: 3 },
  { arbitrary: fc.integer({ min: longestGapDays + 1, max: 400 }), weight: 1 },
  { arbitrary: fc.constant(-1), weight: 1 },
  { arbitrary: fc.integer({ min: -400, max: -2 }), weight: 1 },
)

describe('the kind of a family', () => {
  test.each([
    ['in_programme', null, true],
    ['never_reached', null, false],
    ['refused', 'parent', true],
    ['refused', 'household', false],
    ['left', 'organisation', true],
    ['left', 'organisation', false],
  ] as const)('is %s when it is stopped by %s and was reached: %s', (kind, stoppedBy, wasReached) => {
    expect(kindOfFamily({ stoppedBy, wasReached })).toBe(kind)
  })
})

describe('the term', () => {
  test('counts from the last thing that happened, by the months of the kind', () => {
    const terms = { ...defaultTerms, in_programme: 24, never_reached: 7 }
    const lastDays = ['2022-05-01', null, '2024-08-31', '2023-01-01']
    expect(retentionTermOf(aFamily({ lastDays }), terms)).toEqual({
      kind: 'in_programme',
      countsFrom: '2024-08-31',
      endsOn: '2026-08-31',
      holds: [],
    })
    // Seven months after the last of August is the last of March; a shorter month ends it on its last day.
    expect(retentionTermOf(aFamily({ lastDays, wasReached: false }), terms).endsOn).toBe('2025-03-31')
    expect(addMonths('2024-08-31', 6)).toBe('2025-02-28')
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29')
  })

  test('is after the last day that a coordinator decided, and not later because of a day before its end', () => {
    expect(retentionTermOf(aFamily({ keptUntil: '2027-01-01' }), defaultTerms).endsOn).toBe('2027-01-02')
    expect(retentionTermOf(aFamily({ keptUntil: '2025-01-01' }), defaultTerms).endsOn).toBe('2026-01-10')
  })

  test('for any history: later than everything that happened, and within the bounds of the setting', () => {
    fc.assert(
      fc.property(arbitraryFamily, arbitraryTerms, (family, terms) => {
        const { kind, countsFrom, endsOn } = retentionTermOf(family, terms)
        expect(familyKinds).toContain(kind)
        for (const last of family.lastDays) expect(last === null || last <= countsFrom).toBe(true)
        expect(family.lastDays).toContain(countsFrom)
        expect(endsOn >= addMonths(countsFrom, fewestTermMonths)).toBe(true)
        if (family.keptUntil === null) expect(endsOn <= addMonths(countsFrom, mostTermMonths)).toBe(true)
        else expect(endsOn > family.keptUntil).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('for any history: something more that happens, a longer term or a decision never brings it nearer', () => {
    fc.assert(
      fc.property(
        arbitraryFamily,
        arbitraryTerms,
        day,
        fc.constantFrom(...familyKinds),
        (family, terms, more, kind) => {
          const { endsOn } = retentionTermOf(family, terms)
          const later = { ...family, lastDays: [...family.lastDays, more] }
          expect(retentionTermOf(later, terms).endsOn >= endsOn).toBe(true)
          const longer = { ...terms, [kind]: Math.min(mostTermMonths, terms[kind] + 6) }
          expect(retentionTermOf(family, longer).endsOn >= endsOn).toBe(true)
          if (family.keptUntil === null)
            expect(retentionTermOf({ ...family, keptUntil: more }, terms).endsOn >= endsOn).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('for any history: what is held is neither announced nor removed, and what is removed was announced', () => {
    let [held, removed] = [0, 0]
    fc.assert(
      fc.property(arbitraryFamily, arbitraryTerms, day, (family, terms, today) => {
        const term = retentionTermOf(family, terms)
        const warned = { days: warningDays, countedOn: today }
        if (term.holds.length > 0) {
          held++
          expect([isNearEnd(term, today), isDueForRemoval(term, warned, today)]).toEqual([false, false])
        } else if (isDueForRemoval(term, warned, today)) {
          removed++
          expect(isNearEnd(term, today)).toBe(true)
          expect(term.endsOn <= today).toBe(true)
          expect(isDueForRemoval(term, { days: warningDays - 1, countedOn: today }, today)).toBe(false)
        }
      }),
      { numRuns: 2000 },
    )
    expect(Math.min(held, removed)).toBeGreaterThan(100)
  })
})

/** Follows a warning over the days on which the job ran. */
const follow = (start: string, steps: readonly number[]) => {
  let today = start
  let warning: Warning | null = null
  const seen: { today: string; warning: Warning }[] = []
  for (const step of [0, ...steps]) {
    today = addDays(today, step)
    warning = countedWarning(warning, today)
    seen.push({ today, warning })
  }
  return seen
}

describe('a warning', () => {
  const term = retentionTermOf(aFamily({ lastDays: ['2020-01-01'] }), defaultTerms)

  test('leads to removal after thirty days on which it could be seen', () => {
    const seen = follow('2026-01-01', Array<number>(40).fill(1))
    const first = seen.find(({ today, warning }) => isDueForRemoval(term, warning, today))
    expect(first?.today).toBe('2026-01-31')
    expect(removedFrom(term.endsOn, { days: 0, countedOn: '2026-01-01' })).toBe('2026-01-31')
    expect(removedFrom('2026-03-01', { days: 20, countedOn: '2026-01-01' })).toBe('2026-03-01')
  })

  test('counts a day once, however often the job runs', () => {
    const seen = follow('2026-01-01', [0, 0, 1, 0, 0])
    expect(seen.at(-1)?.warning).toEqual({ days: 1, countedOn: '2026-01-02' })
  })

  test('goes on after a weekend that nobody worked in, and begins anew after a longer time', () => {
    expect(follow('2026-01-01', [1, 3]).at(-1)?.warning.days).toBe(4)
    expect(follow('2026-01-01', [20, 1]).at(-1)?.warning.days).toBe(1)
  })

  test('stays as it is on a machine whose clock is a little behind, around midnight', () => {
    const almost = Array<number>(20).fill(1)
    expect(follow('2026-01-01', [...almost, -1]).at(-1)?.warning).toEqual({ days: 20, countedOn: '2026-01-21' })
    expect(follow('2026-01-01', [...almost, -1, 1, -1, 2]).at(-1)?.warning).toEqual({
      days: 21,
      countedOn: '2026-01-22',
    })
    expect(follow('2026-01-01', [...almost, -2]).at(-1)?.warning).toEqual({ days: 0, countedOn: '2026-01-19' })
  })

  test('begins anew when the clock jumps a year ahead, and again when it is put back', () => {
    const almost = Array<number>(29).fill(1)
    for (const steps of [
      [...almost, 365],
      [...almost, 365, -365],
      [...almost, 365, 1],
    ])
      for (const { today, warning } of follow('2026-01-01', steps))
        expect([today, isDueForRemoval(term, warning, today)]).toEqual([today, false])
  })

  test('for any days: nothing is removed without thirty days in a row of which none is more than a week from the next', () => {
    let removals = 0
    fc.assert(
      fc.property(day, fc.array(arbitraryStep, { minLength: 20, maxLength: 70 }), (start, steps) => {
        const seen = follow(start, steps)
        seen.forEach(({ today, warning }, at) => {
          if (!isDueForRemoval(term, warning, today)) return
          removals++
          const before = seen.slice(0, at + 1)
          const runStart = before.findLastIndex((one, index) => {
            const gap = dayNumberOf(one.today) - dayNumberOf(before[index - 1]?.warning.countedOn ?? one.today)
            return index === 0 || gap < -1 || gap > longestGapDays
          })
          const first = before[runStart]?.today ?? today
          expect(dayNumberOf(today) - dayNumberOf(first)).toBeGreaterThanOrEqual(warningDays)
        })
      }),
      { numRuns: 1000 },
    )
    expect(removals).toBeGreaterThan(100)
  })
})

test('keeping longer is bounded by a year from today', () => {
  expect(lastDayOfExtension('2024-02-29')).toBe('2025-02-28')
  expect(
    ['2024-02-29', '2024-03-01', '2025-02-28', '2025-03-01'].map((until) => isDayOfExtension(until, '2024-02-29')),
  ).toEqual([false, true, true, false])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byClaim, type PoolEntry } from './pool'
import { partsOfDay } from '../people/contact-preferences'
import { callReasons } from './planned'
import type { Moment } from './queue'

const moment: Moment = { today: '2026-11-30', time: '10:00' }

const entry = (about: Partial<PoolEntry> & { ref: string }): PoolEntry => ({
  step: {
    kind: 'call',
    reason: 'agreed_frequency',
    notBefore: '2026-11-30',
    time: null,
    partsOfDay: [],
    startsAt: null,
    endsAt: null,
    waitsFor: null,
  },
  silentSince: '2026-11-01',
  triedAt: null,
  isOwn: false,
  calledBefore: false,
  speaksLanguage: null,
  hasInterpreter: false,
  ...about,
})
const order = (...entries: PoolEntry[]) => entries.toSorted(byClaim(moment)).map(({ ref }) => ref)
const promise = { ...entry({ ref: '' }).step, reason: 'parent_asked' as const }

describe('who is given first', () => {
  test('is one’s own family before the pool, and a promise to a parent before both', () => {
    expect(order(entry({ ref: 'pool' }), entry({ ref: 'own', isOwn: true }))).toEqual(['own', 'pool'])
    expect(order(entry({ ref: 'own', isOwn: true }), entry({ ref: 'promise', step: promise }))).toEqual([
      'promise',
      'own',
    ])
  })

  test('is a family that the caller called before, then one whose language they speak or whose interpreter is known', () => {
    expect(
      order(
        entry({ ref: 'silent', speaksLanguage: false, silentSince: '2026-01-01' }),
        entry({ ref: 'interpreter', speaksLanguage: false, hasInterpreter: true, silentSince: '2026-02-01' }),
        entry({ ref: 'language', speaksLanguage: true }),
        entry({ ref: 'known', calledBefore: true, speaksLanguage: false }),
      ),
    ).toEqual(['known', 'language', 'interpreter', 'silent'])
  })

  test('is a family of the pool before one of one’s own that was tried today', () => {
    expect(order(entry({ ref: 'tried', isOwn: true, triedAt: '2026-11-30 09:00' }), entry({ ref: 'pool' }))).toEqual([
      'pool',
      'tried',
    ])
  })

  test('leaves nobody out and does not depend on the order of the list', () => {
    const arbitraryEntry = fc.record({
      ref: fc.uuid(),
      isOwn: fc.boolean(),
      calledBefore: fc.boolean(),
      speaksLanguage: fc.option(fc.boolean()),
      hasInterpreter: fc.boolean(),
      triedAt: fc.constantFrom(null, '2026-11-30 09:00'),
      reason: fc.constantFrom(...callReasons),
      partsOfDay: fc.subarray([...partsOfDay]),
    })
    fc.assert(
      fc.property(fc.uniqueArray(arbitraryEntry, { selector: ({ ref }) => ref }), (rows) => {
        const entries = rows.map(({ reason, partsOfDay: parts, ...about }) =>
          entry({ ...about, step: { ...entry(about).step, reason, partsOfDay: parts } }),
        )
        expect(order(...entries)).toHaveLength(entries.length)
        expect(order(...entries.toReversed())).toEqual(order(...entries))
      }),
    )
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDecided, recordedSteps, type ConcernStep } from './concern-steps'

const entryBy = fc.record({
  kind: fc.constantFrom('raised', 'withdrawn', 'consulted', 'decided'),
  writtenById: fc.constantFrom('caller', 'coordinator'),
  isSeen: fc.boolean(),
})

test('a concern is decided while its last entry is a decision, and any later entry opens it again', () => {
  fc.assert(
    fc.property(fc.array(entryBy), entryBy, (entries, last) => {
      const seenEntries = entries.map((entry) => ({ ...entry, isSeen: true }))
      expect(isDecided([...seenEntries, last])).toBe(last.kind === 'decided')
    }),
  )
  expect(isDecided([])).toBe(false)
})

test('a concern is not decided while nobody saw an entry of somebody else, whatever the decision says', () => {
  const decision = { kind: 'decided', writtenById: 'coordinator', isSeen: true } as const
  fc.assert(
    fc.property(fc.array(entryBy), (entries) => {
      const isUnread = entries.some(({ writtenById, isSeen }) => writtenById === 'caller' && !isSeen)
      expect(isDecided([...entries, decision])).toBe(!isUnread)
    }),
  )
})

test('the guide marks the steps about which there is an entry: talking with the family is a step of its own', () => {
  const entries: ConcernStep[] = [
    { kind: 'raised', consulted: null },
    { kind: 'withdrawn', consulted: null },
    { kind: 'consulted', consulted: 'family' },
  ]
  expect([...recordedSteps(entries)]).toEqual(['signals', 'conversation'])
  expect([...recordedSteps([{ kind: 'consulted', consulted: 'veilig_thuis' }])]).toEqual(['consultation'])
  expect([...recordedSteps([{ kind: 'decided', consulted: null }])]).toEqual(['decision'])
})

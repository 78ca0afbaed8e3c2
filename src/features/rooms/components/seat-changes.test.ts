import { expect, test } from 'vitest'
import type { SeatView } from '@/domain/rooms/protocol'
import { knownSeats, seatChanges } from './seat-changes'

const aSeat = (fields: Partial<SeatView>): SeatView => ({
  id: 'a',
  role: 'parent',
  name: null,
  state: 'present',
  arrival: 'first',
  means: 'sound',
  isChild: false,
  sharesLink: false,
  ...fields,
})

type Step = { seat: Partial<SeatView> | null; lost?: boolean }

/** What is said at each step of one seat. */
const saidOf = (steps: readonly Step[]) => {
  let known = knownSeats([], {}, [])
  return steps.map(({ seat, lost = false }) => {
    const next = knownSeats(seat ? [aSeat(seat)] : [], known, lost ? ['a'] : [])
    const said = seatChanges(known, next).map(({ kind, seat: { role } }) => `${role} ${kind}`)
    known = next
    return said.join()
  })
}

test('somebody asks, comes and leaves, and is named when they are in the room no more', () => {
  const steps = [{ seat: { state: 'arriving' } }, { seat: { state: 'waiting' } }, { seat: {} }, { seat: null }] as const
  expect(saidOf(steps)).toEqual(['', 'parent asks', 'parent came', 'parent went'])
})

test('who is sent away went, and who did not come in is not missed', () => {
  expect(saidOf([{ seat: {} }, { seat: { state: 'removed' } }, { seat: null }])).toEqual([
    'parent came',
    'parent went',
    '',
  ])
})

test('a page that loads anew is one line', () => {
  const steps = [
    { seat: {} },
    { seat: { arrival: null } },
    { seat: { arrival: 'second' } },
    { seat: { arrival: 'second' } },
  ]
  expect(saidOf(steps)).toEqual(['parent came', '', 'parent back', ''])
})

test('a page that stays away is told, and so is its return, also as the same page', () => {
  const steps = [
    { seat: {} },
    { seat: { arrival: null } },
    { seat: { arrival: null }, lost: true },
    { seat: { arrival: null }, lost: true },
    { seat: {} },
  ]
  expect(saidOf(steps)).toEqual(['parent came', '', 'parent lost', '', 'parent back'])
})

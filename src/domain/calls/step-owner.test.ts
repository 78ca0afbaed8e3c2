/** A call is with somebody who can make it, or waits where the pool and the coordinators see it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aHistory } from '../../../tests/a-history'
import { arbitraryHistory } from '../../../tests/arbitrary-history'
import type { CallEvent } from './history'
import { nextStep } from './next-step'
import type { Outcome } from './outcomes'

const on = (day: string) => ({ id: `event-${day}`, day, at: `${day}T09:00:00.000Z` })
const outcome = (day: string, which: Outcome, byId: string, notBefore: string | null = null): CallEvent => ({
  ...on(day),
  kind: 'outcome',
  outcome: which,
  byId,
  agreedById: notBefore && byId,
  wish: notBefore === null ? null : { notBefore, time: '14:00', partsOfDay: [], note: 'promised' },
})
const lacksLanguage = (day: string, byId = 'caller-1') => outcome(day, 'language_no_caller', byId)
const appointment = (day: string, startDay: string, ownerId: string): CallEvent => ({
  ...on(day),
  kind: 'appointment',
  appointment: 'hard',
  startDay,
  startsAt: `${startDay}T12:30:00.000Z`,
  endsAt: null,
  channel: null,
  ownerId,
  note: 'promised',
  isOpen: true,
})
const stepAfter = (...events: CallEvent[]) => nextStep(aHistory({ events }))

describe('somebody who does not speak the language', () => {
  test.each([
    ['a call back', outcome('2027-03-01', 'callback_asked', 'caller-1', '2027-03-05')],
    ['an appointment', appointment('2027-03-01', '2027-03-05', 'caller-1')],
  ])('loses %s that they agreed before, which waits for an owner with its note', (_, promise) => {
    expect(stepAfter(promise, lacksLanguage('2027-03-03'))).toMatchObject({
      kind: 'waiting',
      waitsFor: 'owner',
      ownerId: null,
      notBefore: '2027-03-05',
      note: 'promised',
    })
  })

  test('loses what they agreed with a family without a caller, or with one of somebody else, to its caller', () => {
    const events = [
      outcome('2027-03-01', 'callback_asked', 'caller-2', '2027-03-05'),
      lacksLanguage('2027-03-03', 'caller-2'),
    ]
    expect(nextStep(aHistory({ callerId: null, events }))).toMatchObject({ kind: 'waiting', waitsFor: 'owner' })
    const elsewhere = [appointment('2027-03-01', '2027-03-05', 'caller-2'), lacksLanguage('2027-03-03', 'caller-2')]
    expect(stepAfter(...elsewhere)).toMatchObject({ kind: 'appointment', ownerId: 'caller-1' })
  })

  test('keeps what they agree later, with somebody who interprets', () => {
    for (const promise of [
      outcome('2027-03-04', 'callback_asked', 'caller-1', '2027-03-05'),
      appointment('2027-03-04', '2027-03-05', 'caller-1'),
    ])
      expect(stepAfter(lacksLanguage('2027-03-03'), promise).ownerId).toBe('caller-1')
  })

  test('finishes an interview that they began later', () => {
    const openInterview = {
      id: 'open',
      at: '2027-03-04T09:00:00.000Z',
      day: '2027-03-04',
      callerId: 'caller-1',
      saidNo: false,
    }
    const events = [lacksLanguage('2027-03-03')]
    expect(nextStep(aHistory({ openInterview, events }))).toMatchObject({ kind: 'call', ownerId: 'caller-1' })
  })

  test('does not get the family back by a stop that ends on a day', () => {
    const pause = outcome('2027-03-04', 'max_tries', 'caller-2', '2027-06-01')
    expect(stepAfter(lacksLanguage('2027-03-03'), pause)).toMatchObject({ kind: 'stopped', ownerId: null })
  })
})

test('whoever has a step and says that somebody else has to make the call does not have it any more', () => {
  const kinds = new Set<string>()
  fc.assert(
    fc.property(arbitraryHistory, (history) => {
      const before = nextStep(history)
      if (before.ownerId === null) return
      kinds.add(before.kind)
      const step = nextStep({ ...history, events: [...history.events, lacksLanguage('2029-01-01', before.ownerId)] })
      expect(step.ownerId).not.toBe(before.ownerId)
      if (step.ownerId === null) expect(['waiting', 'stopped']).toContain(step.kind)
    }),
    { numRuns: 2000 },
  )
  expect([...kinds].toSorted()).toEqual(['appointment', 'call', 'stopped', 'waiting'])
})

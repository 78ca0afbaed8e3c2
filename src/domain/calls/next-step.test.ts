import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aHistory } from '../../../tests/a-history'
import { arbitraryHistory } from '../../../tests/arbitrary-history'
import type { CallEvent } from './history'
import { isDue, isForbidden, mayStart, nextStep, stepKinds } from './next-step'
import { outcomes, type Outcome } from './outcomes'

let number = 0
const on = (day: string, time = '09:00') => ({ id: `event-${++number}`, day, at: `${day}T${time}:00.000Z` })
const wish = (notBefore: string, time: string | null = null) => ({ notBefore, time, partsOfDay: [], note: '' })

const outcome = (
  day: string,
  which: Outcome,
  planned: string | null = null,
  time: string | null = null,
): CallEvent => ({
  ...on(day),
  kind: 'outcome',
  outcome: which,
  wish: planned ? wish(planned, time) : null,
  byId: 'caller-1',
  agreedById: planned ? 'caller-1' : null,
})
const interview = (
  day: string,
  mayCall: 'yes' | 'no' | null,
  howOften: string | null = null,
  broken: 'technical' | 'parents_choice' | null = null,
): CallEvent => ({
  ...on(day, '10:00'),
  kind: 'interview',
  ended: broken ? 'broken_off' : 'completed',
  breakReason: broken,
  mayCall,
  howOften,
  isDayOnly: false,
})
const asked = (day: string, notBefore: string, isOpen = true, isReplaced = false): CallEvent => ({
  ...on(day),
  kind: 'request',
  reason: 'parent_asked',
  wish: wish(notBefore),
  isOpen,
  isReplaced,
})
const wished = (day: string, notBefore: string): CallEvent => ({
  ...on(day),
  kind: 'request',
  reason: 'wish',
  wish: wish(notBefore),
  isOpen: true,
  isReplaced: false,
})
const appointment = (day: string, startDay: string, ownerId: string | null = 'caller-1') => ({
  ...on(day),
  kind: 'appointment' as const,
  appointment: 'hard' as const,
  startDay,
  startsAt: `${startDay}T12:30:00.000Z`,
  endsAt: null,
  channel: null,
  ownerId,
  note: '',
  isOpen: true,
})

const stepAfter = (...events: CallEvent[]) => nextStep(aHistory({ events }))

describe('the next step', () => {
  test('a family on the list gets its first call by its caller', () => {
    expect(nextStep(aHistory())).toMatchObject({
      kind: 'call',
      reason: 'first_call',
      notBefore: '2027-03-01',
      ownerId: 'caller-1',
    })
  })

  test('a family on the waiting list is not yet in the programme until it has a caller', () => {
    expect(nextStep(aHistory({ isOnWaitingList: true, callerId: null, hasCaller: false })).kind).toBe('not_yet')
    expect(nextStep(aHistory({ isOnWaitingList: true })).kind).toBe('call')
    const events: CallEvent[] = [{ ...on('2027-03-05'), kind: 'number_added' }]
    expect(nextStep(aHistory({ isOnWaitingList: true, callerId: null, hasCaller: false, events })).kind).toBe('not_yet')
  })

  test('without a caller it waits for an owner, without a number for a number, and the reason stays', () => {
    expect(nextStep(aHistory({ callerId: null }))).toMatchObject({
      kind: 'waiting',
      waitsFor: 'owner',
      reason: 'first_call',
      ownerId: null,
    })
    expect(nextStep(aHistory({ isReachable: false }))).toMatchObject({
      kind: 'waiting',
      waitsFor: 'number',
      ownerId: 'caller-1',
    })
  })

  test('an agreed frequency counts from the day of the call', () => {
    const dayAfter = (often: string | null) => stepAfter(interview('2027-03-23', 'yes', often)).notBefore
    expect(['weekly', 'two_weekly', 'monthly', 'once', null].map(dayAfter)).toEqual([
      '2027-03-30',
      '2027-04-06',
      '2027-04-20',
      '2027-03-30',
      '2027-03-30',
    ])
  })

  test('when nothing was agreed the parent is asked again, so that no family falls out', () => {
    expect(stepAfter(interview('2027-03-23', null))).toMatchObject({ reason: 'not_agreed', notBefore: '2027-04-06' })
  })

  test('a call that failed for a technical reason is due the same day, one that the parent broke off a week later', () => {
    expect(stepAfter(interview('2027-03-23', null, null, 'technical'))).toMatchObject({
      reason: 'broken_off',
      notBefore: '2027-03-23',
    })
    expect(stepAfter(interview('2027-03-23', null, null, 'parents_choice')).notBefore).toBe('2027-03-30')
  })

  test('after no to question 30 nobody calls until the parent asks', () => {
    const no = interview('2027-03-23', 'no')
    expect(stepAfter(no)).toMatchObject({ kind: 'stopped', stoppedBy: 'parent', stopReason: 'no_call_again' })
    expect(stepAfter(no, wished('2027-03-24', '2027-03-25')).kind).toBe('stopped')
    expect(stepAfter(no, asked('2027-03-24', '2027-03-25'))).toMatchObject({ kind: 'call', reason: 'parent_asked' })
  })

  test('an open interview comes before everything but a refusal since', () => {
    const openInterview = {
      id: 'open',
      at: '2027-03-24T09:00:00.000Z',
      day: '2027-03-24',
      callerId: 'caller-2',
      saidNo: false,
    }
    const history = aHistory({ openInterview, isReachable: false, events: [interview('2027-03-23', 'yes')] })
    expect(nextStep(history)).toMatchObject({
      kind: 'call',
      reason: 'broken_off',
      ownerId: 'caller-1',
      sourceId: 'open',
    })
    expect(nextStep({ ...history, callerId: null }).ownerId).toBe('caller-2')
    expect(nextStep({ ...history, events: [outcome('2027-03-25', 'refused_hard')] }).kind).toBe('stopped')
  })

  test('a call back at an hour is the next step, whatever was planned', () => {
    expect(
      stepAfter(interview('2027-03-01', 'yes'), outcome('2027-03-08', 'callback_asked', '2027-03-11', '14:30')),
    ).toMatchObject({ kind: 'call', reason: 'call_back', notBefore: '2027-03-11', time: '14:30' })
  })

  test('nobody who was tried in vain is called again before the delay of the outcome', () => {
    expect(stepAfter(outcome('2027-03-05', 'voicemail_left'))).toMatchObject({
      reason: 'first_call',
      notBefore: '2027-03-07',
    })
    expect(stepAfter(outcome('2027-03-05', 'busy')).notBefore).toBe('2027-03-05')
  })

  test('a promise for a later day outlives a conversation; one that was due is fulfilled', () => {
    expect(stepAfter(asked('2027-03-20', '2027-04-01'), interview('2027-03-23', 'yes', 'monthly'))).toMatchObject({
      reason: 'parent_asked',
      notBefore: '2027-04-01',
    })
    expect(stepAfter(asked('2027-03-20', '2027-03-22'), interview('2027-03-23', 'yes', 'monthly')).reason).toBe(
      'agreed_frequency',
    )
  })

  test('what the parent said about when to call comes before what we planned', () => {
    expect(stepAfter(interview('2027-03-01', 'yes'), asked('2027-03-02', '2027-03-20'))).toMatchObject({
      reason: 'parent_asked',
      notBefore: '2027-03-20',
    })
  })

  test('a call says how the parent wants to be called, and an hour says more than a part of the day', () => {
    const preference = { channel: 'video', language: 'ar', interpreterNeeded: true, partsOfDay: ['evening'] } as const
    expect(nextStep(aHistory({ preference }))).toMatchObject(preference)
    const events = [outcome('2027-03-08', 'callback_asked', '2027-03-11', '14:30')]
    expect(nextStep(aHistory({ preference, events }))).toMatchObject({ ...preference, partsOfDay: [] })
  })

  test('what was noted for any planned call is seen at the next one', () => {
    const [parent, coordinator] = [asked('2027-03-02', '2027-03-20'), wished('2027-03-03', '2027-03-04')]
    const withNote = (event: CallEvent, note: string): CallEvent =>
      event.kind === 'request' ? { ...event, wish: { ...event.wish, note } } : event
    expect(stepAfter(withNote(parent, 'over school'), withNote(coordinator, 'laptop')).note).toBe(
      'over school · laptop',
    )
  })

  test('an appointment is the step of its owner, and waits for an owner when that person has left', () => {
    expect(stepAfter(appointment('2027-03-20', '2027-03-25', 'caller-2'))).toMatchObject({
      kind: 'appointment',
      ownerId: 'caller-2',
    })
    const history = aHistory({ callerId: null, events: [appointment('2027-03-20', '2027-02-25', null)] })
    expect(nextStep(history)).toMatchObject({ kind: 'waiting', waitsFor: 'owner', reason: 'appointment' })
  })

  test('a cancelled appointment leaves what was planned before', () => {
    const cancelled = { ...appointment('2027-03-20', '2027-03-25'), isOpen: false }
    expect(stepAfter(outcome('2027-03-20', 'appointment_hard'), cancelled)).toMatchObject({ reason: 'first_call' })
  })

  test('a missed appointment is made good the next day', () => {
    expect(
      stepAfter(appointment('2027-03-01', '2027-03-02'), outcome('2027-03-02', 'appointment_broken')),
    ).toMatchObject({ reason: 'call_back', notBefore: '2027-03-03' })
  })

  test('a language that the caller does not speak waits for another caller', () => {
    const events = [outcome('2027-03-05', 'language_no_caller')]
    expect(nextStep(aHistory({ events }))).toMatchObject({ kind: 'waiting', waitsFor: 'owner' })
    expect(nextStep(aHistory({ events, callerId: 'caller-2' }))).toMatchObject({ kind: 'call', ownerId: 'caller-2' })
  })

  test('a new number after a closed one is a reason to call', () => {
    expect(
      stepAfter(outcome('2027-03-05', 'number_dead'), { ...on('2027-03-09'), kind: 'number_added' }),
    ).toMatchObject({
      reason: 'new_number',
      notBefore: '2027-03-09',
    })
  })

  test('a stop of the organisation can end on a day, or when somebody plans a call', () => {
    const paused = stepAfter(outcome('2027-03-05', 'max_tries', '2027-06-01'))
    expect(paused).toMatchObject({ kind: 'stopped', stoppedBy: 'organisation', notBefore: '2027-06-01' })
    expect([mayStart(paused, '2027-05-31'), mayStart(paused, '2027-06-01')]).toEqual([false, true])
    expect(stepAfter(outcome('2027-03-05', 'out_of_programme'), wished('2027-03-06', '2027-03-08'))).toMatchObject({
      kind: 'call',
      reason: 'wish',
    })
  })

  test('a withdrawn request of a parent leaves the stop as it was', () => {
    const step = stepAfter(interview('2027-03-23', 'no'), asked('2027-03-24', '2027-03-25', false))
    expect(step).toMatchObject({ kind: 'stopped', stoppedBy: 'parent' })
  })

  test('a parent who was spoken to on the day of an appointment has had it', () => {
    expect(stepAfter(appointment('2027-03-01', '2027-03-05'), outcome('2027-03-05', 'unable_now'))).not.toMatchObject({
      kind: 'appointment',
    })
  })

  test('an appointment lifts no stop that a correction brought before it', () => {
    const step = stepAfter(interview('2027-03-23', 'no'), appointment('2027-03-24', '2027-03-25'))
    expect(step).toMatchObject({ kind: 'stopped', stoppedBy: 'parent' })
  })

  test('a stop that ends on a day is then its caller’s', () => {
    expect(stepAfter(outcome('2027-03-05', 'max_tries', '2027-06-01')).ownerId).toBe('caller-1')
  })

  test('a stop of the parent or the household ends on no day', () => {
    for (const refusal of ['refused_hard', 'household_refused'] as const)
      expect(stepAfter(outcome('2027-03-05', refusal, '2027-06-01'))).toMatchObject({
        kind: 'stopped',
        notBefore: null,
      })
  })
})

describe('for 5,000 random histories of months', () => {
  const lastKinds = new Set<string>()
  const seen = { histories: 0, events: 0, outcomes: new Set<string>() }

  test('every family has exactly one next step, with an owner, somebody it waits for, or a stop with its reason', () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        const step = nextStep(history)
        seen.histories += 1
        seen.events += history.events.length
        for (const event of history.events) if (event.kind === 'outcome') seen.outcomes.add(event.outcome)
        lastKinds.add(step.kind)
        expect(stepKinds).toContain(step.kind)
        if (step.kind === 'call' || step.kind === 'appointment') {
          expect(step.ownerId).not.toBeNull()
          expect(step.reason).not.toBeNull()
          expect(step.notBefore).not.toBeNull()
        }
        expect(step.kind === 'waiting').toBe(step.waitsFor !== null)
        expect(step.kind === 'stopped').toBe(step.stoppedBy !== null && step.stopReason !== null)
        if (step.kind === 'not_yet') expect(history.events.every(({ kind }) => kind === 'number_added')).toBe(true)
      }),
      { numRuns: 5000 },
    )
    expect(seen.histories).toBeGreaterThanOrEqual(5000)
    expect(seen.events).toBeGreaterThan(20_000)
    expect(seen.outcomes.size).toBe(outcomes.length)
    expect([...lastKinds].toSorted()).toEqual([...stepKinds].toSorted())
  })

  test('the step does not depend on the order in which events were read', () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        expect(nextStep({ ...history, events: history.events.toReversed() })).toEqual(nextStep(history))
      }),
      { numRuns: 1000 },
    )
  })

  test('after the last word of a parent who wants no call, nothing but a parent’s wish makes a call due', () => {
    let judged = 0
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        const last = '2029-01-01'
        const refusal = outcome(last, 'refused_hard')
        const later = [outcome('2029-01-02', 'no_answer'), wished('2029-01-03', '2029-01-03')]
        const step = nextStep({ ...history, events: [...history.events, refusal, ...later] })
        expect(isForbidden(step)).toBe(true)
        expect(isDue(step, '2031-01-01')).toBe(false)
        const again = nextStep({
          ...history,
          openInterview: null,
          events: [...history.events, refusal, ...later, asked('2029-02-01', '2029-02-02')],
        })
        expect(again).toMatchObject({ reason: 'parent_asked', notBefore: '2029-02-02' })
        judged += 1
      }),
      { numRuns: 1000 },
    )
    expect(judged).toBeGreaterThanOrEqual(1000)
  })
})

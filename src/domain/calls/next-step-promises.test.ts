/** What a parent was promised stays in sight until it was done, whatever else happens. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aHistory } from '../../../tests/a-history'
import { arbitraryHistory } from '../../../tests/arbitrary-history'
import { addDays } from '../dates'
import type { CallEvent } from './history'
import { nextStep } from './next-step'
import type { Outcome } from './outcomes'

const stepAfter = (...events: CallEvent[]) => nextStep(aHistory({ events }))

let number = 0
const on = (day: string, time: string) => ({ id: `event-${++number}`, day, at: `${day}T${time}:00.000Z` })
const wish = (notBefore: string, note = '', time: string | null = null) => ({ notBefore, time, partsOfDay: [], note })
const outcome = (
  day: string,
  which: Outcome,
  about: Partial<Extract<CallEvent, { kind: 'outcome' }>> = {},
): CallEvent => ({
  ...on(day, '09:00'),
  kind: 'outcome',
  outcome: which,
  wish: null,
  byId: 'caller-1',
  agreedById: null,
  ...about,
})
const callBack = (day: string, notBefore: string, note = '', agreedById = 'caller-1') =>
  outcome(day, 'callback_asked', { wish: wish(notBefore, note, '14:00'), byId: agreedById, agreedById })
const request = (
  day: string,
  notBefore: string,
  about: Partial<Extract<CallEvent, { kind: 'request' }>> = {},
  note = '',
): CallEvent => ({
  ...on(day, '10:00'),
  kind: 'request',
  reason: 'parent_asked',
  wish: wish(notBefore, note),
  isOpen: true,
  isReplaced: false,
  ...about,
})
const appointment = (
  day: string,
  startDay: string,
  about: Partial<Extract<CallEvent, { kind: 'appointment' }>> = {},
): CallEvent => ({
  ...on(day, '11:00'),
  kind: 'appointment',
  appointment: 'hard',
  startDay,
  startsAt: `${startDay}T12:30:00.000Z`,
  endsAt: null,
  channel: null,
  ownerId: 'caller-1',
  note: '',
  isOpen: true,
  ...about,
})
const interview = (day: string, about: Partial<Extract<CallEvent, { kind: 'interview' }>> = {}): CallEvent => ({
  ...on(day, '13:00'),
  kind: 'interview',
  ended: 'completed',
  breakReason: null,
  mayCall: 'yes',
  howOften: 'weekly',
  isDayOnly: false,
  ...about,
})
const openInterview = {
  id: 'open',
  at: '2027-03-02T09:00:00.000Z',
  day: '2027-03-02',
  callerId: 'caller-2',
  saidNo: false,
}

describe('a call that is asked for after an attempt in vain', () => {
  test.each(['no_answer', 'voicemail_left', 'refused_soft', 'unable_now'] as const)(
    'is due on its day: %s',
    (which) => {
      expect(stepAfter(outcome('2027-03-05', which), request('2027-03-05', '2027-03-05')).notBefore).toBe('2027-03-05')
    },
  )

  test('waits again after the next attempt in vain', () => {
    const again = { ...outcome('2027-03-06', 'no_answer') }
    expect(stepAfter(request('2027-03-05', '2027-03-05'), again).notBefore).toBe('2027-03-07')
  })
})

describe('an interview that is to be continued', () => {
  test('leaves a call back, with its hour and its note', () => {
    const step = nextStep(aHistory({ openInterview, events: [callBack('2027-03-02', '2027-03-04', 'over school')] }))
    expect(step).toMatchObject({ reason: 'call_back', notBefore: '2027-03-04', time: '14:00', note: 'over school' })
  })

  test('leaves an appointment', () => {
    const step = nextStep(aHistory({ openInterview, events: [appointment('2027-03-02', '2027-03-04')] }))
    expect(step).toMatchObject({ kind: 'appointment', notBefore: '2027-03-04' })
  })

  test('is to be finished when nothing was promised, and the notes of other calls are seen', () => {
    const events = [request('2027-03-01', '2027-03-20', { reason: 'wish' }, 'laptop')]
    expect(nextStep(aHistory({ openInterview, events }))).toMatchObject({ sourceId: 'open', note: 'laptop' })
  })

  test('in which the parent said no is not continued until the parent asks', () => {
    const refused = aHistory({ openInterview: { ...openInterview, saidNo: true } })
    expect(nextStep(refused)).toMatchObject({ kind: 'stopped', stoppedBy: 'parent', stopReason: 'no_call_again' })
    expect(nextStep({ ...refused, events: [request('2027-03-09', '2027-03-10')] }).reason).toBe('parent_asked')
  })
})

describe('a promise outlives', () => {
  test('a conversation before its day, also when it came of an outcome', () => {
    expect(stepAfter(callBack('2027-03-01', '2027-03-05', 'brief'), interview('2027-03-03'))).toMatchObject({
      reason: 'call_back',
      notBefore: '2027-03-05',
      note: 'brief',
    })
    expect(stepAfter(callBack('2027-03-01', '2027-03-05'), interview('2027-03-05')).reason).toBe('agreed_frequency')
  })

  test('a stop of the organisation that ends before it', () => {
    const pause = outcome('2027-03-02', 'max_tries', { wish: wish('2027-06-01') })
    expect(stepAfter(callBack('2027-03-01', '2027-06-10', 'brief'), pause)).toMatchObject({
      reason: 'call_back',
      notBefore: '2027-06-10',
    })
    expect(stepAfter(callBack('2027-03-01', '2027-03-10', 'brief'), pause)).toMatchObject({
      kind: 'stopped',
      notBefore: '2027-06-01',
      note: 'brief',
    })
  })

  test('a wish that replaced the one by which the parent lifted a refusal', () => {
    const events = [
      outcome('2027-03-01', 'refused_hard'),
      request('2027-03-03', '2027-03-04', { isOpen: false, isReplaced: true }),
      appointment('2027-03-04', '2027-03-10'),
      request('2027-03-05', '2027-03-20'),
    ]
    expect(stepAfter(...events)).toMatchObject({ kind: 'appointment', notBefore: '2027-03-10' })
  })

  test('what the parent asks for on another day', () => {
    const both = [request('2027-03-01', '2027-03-05', {}, 'brief'), request('2027-03-03', '2027-03-03')]
    expect(stepAfter(...both)).toMatchObject({ notBefore: '2027-03-03', note: 'brief' })
    expect(stepAfter(...both, interview('2027-03-03'))).toMatchObject({ notBefore: '2027-03-05', note: 'brief' })
  })
})

describe('an hour that the parent named', () => {
  const [hour, promised] = ['14:00', '2027-03-02']
  const promise = callBack('2027-03-01', promised, 'brief')

  test.each(['refused_soft', 'unable_now', 'not_private_now', 'quality_poor', 'no_answer', 'voicemail_left'] as const)(
    'falls away once its day was used, and the note stays: %s',
    (which) => {
      const step = stepAfter(promise, { ...outcome(promised, which), at: `${promised}T13:05:00.000Z` })
      expect(step).toMatchObject({ time: null, note: 'brief' })
      expect((step.notBefore ?? '') > promised).toBe(true)
    },
  )

  test.each(['voicemail_left', 'unable_now', 'not_private_now'] as const)(
    'stays when the family was tried on an earlier day: %s',
    (which) => {
      const step = stepAfter(promise, outcome('2027-03-01', which))
      expect(step).toMatchObject({ reason: 'call_back', notBefore: promised, time: hour, note: 'brief' })
    },
  )

  test('stays after a try in vain before it, and falls away after one from a quarter of an hour before it', () => {
    const triedAt = (time: string) =>
      stepAfter(promise, { ...outcome(promised, 'no_answer'), at: `${promised}T${time}:00.000Z` })
    expect(triedAt('09:00')).toMatchObject({ notBefore: promised, time: hour })
    expect(triedAt('12:46')).toMatchObject({ notBefore: '2027-03-03', time: null })
  })

  test('is not hidden by an earlier promise that waits for the next try', () => {
    const earlier = request('2027-03-01', '2027-03-01', {}, 'laptop')
    const tried = { ...outcome('2027-03-01', 'voicemail_left'), at: '2027-03-01T11:00:00.000Z' }
    expect(stepAfter(earlier, promise, tried)).toMatchObject({
      notBefore: promised,
      time: hour,
      note: 'brief · laptop',
    })
  })

  test('and the call itself are over after a soft refusal: nothing is agreed, and nobody says that the parent waits', () => {
    for (const due of [promise, request('2027-03-01', promised, {}, 'brief')])
      expect(stepAfter(due, outcome(promised, 'refused_soft'))).toMatchObject({
        reason: 'not_agreed',
        notBefore: '2027-03-30',
        note: 'brief',
      })
    // A soft refusal before the day: the parent wants no call that soon.
    expect(stepAfter(promise, outcome('2027-03-01', 'refused_soft'))).toMatchObject({
      notBefore: '2027-03-29',
      time: null,
      note: 'brief',
    })
  })

  test('is fulfilled by a conversation that could not go on, and is then called back by who agreed it', () => {
    const events = [callBack('2027-03-01', promised, 'brief', 'caller-2'), outcome(promised, 'not_private_now')]
    expect(nextStep(aHistory({ callerId: null, events }))).toMatchObject({
      reason: 'call_back',
      notBefore: '2027-03-03',
      time: null,
      ownerId: 'caller-2',
      note: 'brief',
    })
  })

  test('never moves to another day, after any history', () => {
    const counts = { hours: 0, moved: 0 }
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        const { time, notBefore } = nextStep(history)
        const hours = history.events.flatMap((event) => ('wish' in event && event.wish?.time ? [event.wish] : []))
        counts.moved += hours.some((hourWish) => hourWish.notBefore !== notBefore) ? 1 : 0
        if (time === null) return
        counts.hours += 1
        expect(hours.map((hourWish) => `${hourWish.notBefore} ${hourWish.time}`)).toContain(`${notBefore} ${time}`)
      }),
      { numRuns: 2000 },
    )
    expect(counts.hours).toBeGreaterThan(20)
    expect(counts.moved).toBeGreaterThan(20)
  })
})

describe('a parent who is away until a day', () => {
  const away = outcome('2027-03-02', 'away_until', { wish: wish('2027-03-20') })

  test('is not called before it, whatever was agreed before, and the notes are seen on that day', () => {
    for (const promise of [
      appointment('2027-03-01', '2027-03-05', { note: 'brief' }),
      callBack('2027-03-01', '2027-03-05', 'brief'),
      request('2027-03-01', '2027-03-05', {}, 'brief'),
    ])
      expect(stepAfter(promise, away)).toMatchObject({ reason: 'call_back', notBefore: '2027-03-20', note: 'brief' })
  })

  test('keeps what was agreed for that day or later', () => {
    expect(stepAfter(appointment('2027-03-01', '2027-03-20'), away)).toMatchObject({
      kind: 'appointment',
      notBefore: '2027-03-20',
    })
  })
})

describe('a request of the parent that is not needed any more', () => {
  const asked = (isOpen: boolean) => request('2027-03-02', '2027-03-04', { isOpen })
  const refusal = outcome('2027-03-01', 'refused_hard')

  test('leaves an appointment that was agreed after it', () => {
    for (const isOpen of [true, false])
      expect(stepAfter(refusal, asked(isOpen), appointment('2027-03-02', '2027-03-09', { note: 'brief' })).note).toBe(
        'brief',
      )
    expect(stepAfter(refusal, asked(false), appointment('2027-03-02', '2027-03-09'))).toMatchObject({
      kind: 'appointment',
      notBefore: '2027-03-09',
    })
  })

  test('leaves what was agreed after it beside an interview to be continued in which the parent said no', () => {
    const refused = aHistory({
      openInterview: { ...openInterview, day: '2027-03-01', at: '2027-03-01T09:00:00.000Z', saidNo: true },
    })
    const agreed = [asked(false), appointment('2027-03-02', '2027-03-09')]
    expect(nextStep({ ...refused, events: agreed }).kind).toBe('appointment')
    expect(nextStep({ ...refused, events: [asked(false), callBack('2027-03-03', '2027-03-09')] }).reason).toBe(
      'call_back',
    )
  })

  test('brings the refusal back when nothing was agreed after it', () => {
    expect(stepAfter(refusal, asked(false)).kind).toBe('stopped')
    const cancelled = appointment('2027-03-02', '2027-03-09', { isOpen: false })
    expect(stepAfter(refusal, asked(false), cancelled).kind).toBe('stopped')
    const refused = aHistory({
      openInterview: { ...openInterview, day: '2027-03-01', at: '2027-03-01T09:00:00.000Z', saidNo: true },
    })
    expect(nextStep({ ...refused, events: [asked(false), cancelled] }).kind).toBe('stopped')
  })
})

describe('what was noted for a call is seen at the one that takes its place', () => {
  test('a call back carries the wish of the parent that was due, and the wish of a coordinator stays', () => {
    const step = stepAfter(
      request('2027-03-01', '2027-03-02', {}, 'brief'),
      request('2027-03-01', '2027-03-02', { reason: 'wish' }, 'laptop'),
      callBack('2027-03-02', '2027-03-04', 'na school'),
    )
    expect(step).toMatchObject({ reason: 'call_back', notBefore: '2027-03-04' })
    expect(step.note.split(' · ').toSorted((a, b) => a.localeCompare(b))).toEqual(['brief', 'laptop', 'na school'])
  })

  test('an appointment carries the call back before it', () => {
    expect(
      stepAfter(
        callBack('2027-03-01', '2027-03-02', 'brief'),
        appointment('2027-03-02', '2027-03-04', { note: 'thuis' }),
      ).note,
    ).toBe('thuis · brief')
  })

  test.each(['appointment_broken', 'not_private_now'] as const)(
    'after %s the note of the appointment stays',
    (which) => {
      expect(
        stepAfter(appointment('2027-03-01', '2027-03-02', { note: 'brief' }), outcome('2027-03-02', which)),
      ).toMatchObject({ reason: 'call_back', note: 'brief' })
    },
  )
})

describe('who makes the call', () => {
  test('of a family without a caller is who agreed it', () => {
    const events = [callBack('2027-03-01', '2027-03-04', '', 'caller-2')]
    expect(nextStep(aHistory({ callerId: null, events }))).toMatchObject({ kind: 'call', ownerId: 'caller-2' })
    expect(nextStep(aHistory({ events })).ownerId).toBe('caller-1')
  })

  test('is nobody of those who do not speak the language', () => {
    const events = [
      outcome('2027-03-01', 'language_no_caller'),
      outcome('2027-03-02', 'language_no_caller', { byId: 'caller-2' }),
    ]
    for (const callerId of ['caller-1', 'caller-2'])
      expect(nextStep(aHistory({ callerId, events }))).toMatchObject({ kind: 'waiting', waitsFor: 'owner' })
  })

  test('of a family on the waiting list whose caller left is somebody new', () => {
    expect(nextStep(aHistory({ isOnWaitingList: true, callerId: null, hasCaller: true }))).toMatchObject({
      kind: 'waiting',
      waitsFor: 'owner',
    })
  })
})

test('a visit that was agreed needs no number', () => {
  const events = [outcome('2027-03-01', 'number_dead'), appointment('2027-03-01', '2027-03-04', { channel: 'visit' })]
  expect(nextStep(aHistory({ isReachable: false, events }))).toMatchObject({ kind: 'appointment', channel: 'visit' })
  const call = [appointment('2027-03-01', '2027-03-04', { channel: 'phone' })]
  expect(nextStep(aHistory({ isReachable: false, events: call })).kind).toBe('waiting')
})

test('an imported yes lifts a refusal of an earlier day alone', () => {
  const yesOn = (day: string) => interview(day, { isDayOnly: true })
  expect(stepAfter(outcome('2027-03-01', 'refused_hard'), yesOn('2027-03-01')).kind).toBe('stopped')
  expect(stepAfter(outcome('2027-03-01', 'refused_hard'), yesOn(addDays('2027-03-01', 1))).kind).toBe('call')
})

test('a stop of the organisation is over by its last day, and an attempt then counts', () => {
  const pause = outcome('2027-03-02', 'max_tries', { wish: wish('2027-06-01') })
  expect(stepAfter(pause, outcome('2027-06-01', 'no_answer'))).toMatchObject({ kind: 'call', notBefore: '2027-06-02' })
})

describe('after any history, what the parent was promised for a day', () => {
  const [last, promised] = ['2028-01-10', '2028-02-10']
  const promise = callBack(last, promised, 'BELOFTE')
  /** Anything that can happen before that day and is neither a refusal nor a stop for good. */
  const before = fc
    .array(
      fc.record({
        day: fc.integer({ min: 1, max: 30 }).map((after) => addDays(last, after)),
        what: fc.oneof(
          fc
            .constantFrom(
              'no_answer',
              'busy',
              'voicemail_left',
              'not_private_now',
              'unable_now',
              'quality_poor',
              'appointment_broken',
              'tech_failed',
              'refused_soft',
            )
            .map((which: Outcome) => (day: string) => outcome(day, which)),
          fc.constant((day: string) => interview(day, { mayCall: 'yes' })),
          fc.constant((day: string) =>
            interview(day, { mayCall: null, ended: 'broken_off', breakReason: 'technical' }),
          ),
          fc.constant((day: string) => request(day, day)),
          fc.constant((day: string) => request(day, day, { reason: 'wish' })),
          fc.constant((day: string) => outcome(day, 'max_tries', { wish: wish(addDays(day, 1)) })),
          fc
            .constantFrom(0, 5, 15)
            .map((after) => (day: string) => outcome(day, 'away_until', { wish: wish(addDays(promised, after)) })),
          fc.constant((day: string) => appointment(day, addDays(promised, 3))),
          fc.constant((day: string) => callBack(day, addDays(promised, 5))),
        ),
      }),
      { maxLength: 6 },
    )
    .map((happenings) => happenings.map(({ day, what }) => what(day)))

  test('is there again when a no is corrected', () => {
    fc.assert(
      fc.property(arbitraryHistory, before, (history, events) => {
        const agreed = appointment('2028-02-09', '2028-03-20', { note: 'AFSPRAAK' })
        const stepWhen = (mayCall: 'yes' | 'no') =>
          nextStep({
            ...history,
            openInterview: null,
            events: [...history.events, request(last, last), ...events, agreed, interview('2028-02-09', { mayCall })],
          })
        expect(stepWhen('no').kind).toBe('stopped')
        expect(stepWhen('yes')).toMatchObject({ stoppedBy: null, stopReason: null })
        expect(stepWhen('yes').note).toContain('AFSPRAAK')
      }),
      { numRuns: 500 },
    )
  })

  test('stays in sight until a conversation on or after it', () => {
    const counts = { runs: 0, events: 0 }
    fc.assert(
      fc.property(arbitraryHistory, before, (history, events) => {
        const isAsked = request(last, last)
        const until = { ...history, openInterview: null, events: [...history.events, isAsked, promise, ...events] }
        expect(nextStep(until).note).toContain('BELOFTE')
        const done = { ...until, events: [...until.events, interview(addDays(promised, 20))] }
        expect(nextStep(done).note).not.toContain('BELOFTE')
        counts.runs += 1
        counts.events += events.length
      }),
      { numRuns: 2000 },
    )
    expect(counts.runs).toBeGreaterThanOrEqual(2000)
    expect(counts.events).toBeGreaterThan(3000)
  })
})

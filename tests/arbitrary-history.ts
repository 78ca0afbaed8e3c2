/** Random histories of a family over months, for property tests. */
import fc from 'fast-check'
import { addDays, instantOf } from '@/domain/dates'
import { requestReasons, type CallEvent, type FamilyHistory, type Wish } from '@/domain/calls/history'
import { outcomes, ruleOf } from '@/domain/calls/outcomes'
import { partsOfDay } from '@/domain/people/contact-preferences'

const firstDay = '2027-01-01'
/** Over both clock changes of 2027. */
const days = 330

const dayOf = (offset: number) => addDays(firstDay, offset)
const instantAt = (offset: number, minute: number) =>
  new Date(new Date(`${dayOf(offset)}T07:00:00Z`).getTime() + minute * 60_000).toISOString()

const callers = ['caller-1', 'caller-2'] as const

const when = fc.record({ offset: fc.nat({ max: days }), minute: fc.nat({ max: 700 }) })
const ahead = fc.integer({ min: 0, max: 40 })

const wishAfter = (offset: number, after: number, time: string | null): Wish => ({
  notBefore: dayOf(offset + after),
  time,
  partsOfDay: [],
  note: '',
})

const happened = ({ offset, minute }: { offset: number; minute: number }, id: string) => ({
  id,
  day: dayOf(offset),
  at: instantAt(offset, minute),
})

/** An import ends an interview at noon. */
const noonOf = (day: string) => instantOf(day, '12:00')!.toISOString()
const notAtNoon = ({ at, day }: { at: string; day: string }) =>
  at === noonOf(day) ? new Date(new Date(at).getTime() + 1000).toISOString() : at

const outcomeEvent = fc
  .record({
    id: fc.uuid(),
    at: when,
    after: ahead,
    time: fc.constantFrom(null, '09:30'),
    outcome: fc.constantFrom(...outcomes),
    byId: fc.constantFrom(...callers),
    hasEnd: fc.boolean(),
    isForAbsent: fc.boolean(),
  })
  .map(({ id, at, after, time, outcome, byId, hasEnd, isForAbsent }): CallEvent => {
    const { effect } = ruleOf(outcome)
    const isDated = effect.kind === 'asked' || (effect.kind === 'stop' && hasEnd)
    return {
      ...happened(at, id),
      kind: 'outcome',
      outcome,
      byId,
      agreedById: isDated ? byId : null,
      ownerId: effect.kind === 'asked' && isForAbsent ? byId : null,
      wish: isDated ? wishAfter(at.offset, after, effect.kind === 'asked' ? time : null) : null,
    }
  })

const interviewEvent = fc
  .record({
    id: fc.uuid(),
    at: when,
    ended: fc.constantFrom('completed' as const, 'broken_off' as const),
    breakReason: fc.constantFrom('technical' as const, 'parents_choice' as const, 'unknown' as const),
    mayCall: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const, null),
    howOften: fc.constantFrom('weekly', 'two_weekly', 'monthly', 'once', null),
    isDayOnly: fc.boolean(),
  })
  .map(({ id, at, breakReason, ended, ...answers }): CallEvent => {
    const event = happened(at, id)
    return {
      ...event,
      at: answers.isDayOnly ? noonOf(event.day) : notAtNoon(event),
      kind: 'interview',
      ended,
      ...answers,
      breakReason: ended === 'completed' ? null : breakReason,
    }
  })

const requestEvent = fc
  .record({
    id: fc.uuid(),
    at: when,
    after: ahead,
    reason: fc.constantFrom(...requestReasons),
    state: fc.constantFrom('open', 'replaced', 'withdrawn'),
  })
  .map(({ id, at, after, reason, state }): CallEvent => {
    return {
      ...happened(at, id),
      kind: 'request',
      reason,
      isOpen: state === 'open',
      isReplaced: state === 'replaced',
      wish: wishAfter(at.offset, after, null),
    }
  })

const appointmentEvent = fc
  .record({
    id: fc.uuid(),
    at: when,
    after: ahead,
    appointment: fc.constantFrom('hard' as const, 'soft' as const),
    ownerId: fc.constantFrom(...callers, null),
    channel: fc.constantFrom('phone' as const, 'visit' as const, null),
    isOpen: fc.boolean(),
  })
  .map(({ id, at, after, appointment, ownerId, channel, isOpen }): CallEvent => {
    const offset = at.offset + after
    const window = appointment === 'soft' ? instantAt(offset, 500) : null
    return {
      ...happened(at, id),
      kind: 'appointment',
      appointment,
      channel,
      ownerId,
      isOpen,
      note: '',
      startDay: dayOf(offset),
      startsAt: instantAt(offset, 400),
      endsAt: window,
    }
  })

const numberEvent = fc
  .record({ id: fc.uuid(), at: when })
  .map(({ id, at }): CallEvent => ({ ...happened(at, id), kind: 'number_added' }))

const event = fc.oneof(
  { weight: 6, arbitrary: outcomeEvent },
  { weight: 3, arbitrary: interviewEvent },
  { weight: 2, arbitrary: requestEvent },
  { weight: 2, arbitrary: appointmentEvent },
  { weight: 1, arbitrary: numberEvent },
)

/** A family's history of up to eleven months, with its caller, its numbers and perhaps an open interview as they are now. */
export const arbitraryHistory: fc.Arbitrary<FamilyHistory> = fc
  .record({
    preference: fc.record({
      channel: fc.constantFrom('video' as const, 'phone' as const, null),
      language: fc.constantFrom('ar', null),
      interpreterNeeded: fc.constantFrom(true, false, null),
      partsOfDay: fc.subarray([...partsOfDay]),
    }),
    listedSince: fc.constant(firstDay),
    isOnWaitingList: fc.boolean(),
    callerId: fc.constantFrom(...callers, null),
    hasCaller: fc.boolean(),
    isReachable: fc.boolean(),
    openInterview: fc.option(
      fc.record({
        id: fc.uuid(),
        at: fc.constant(instantAt(days, 0)),
        day: fc.constant(dayOf(days)),
        callerId: fc.constantFrom(...callers, null),
        saidNo: fc.boolean(),
      }),
      {
        freq: 8,
      },
    ),
    events: fc.uniqueArray(event, { maxLength: 14, selector: ({ id }) => id }),
  })
  .map((history) => ({ ...history, hasCaller: history.callerId !== null || history.hasCaller }))

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partsOfDay } from '../people/contact-preferences'
import { stepKinds } from './next-step'
import { callReasons } from './planned'
import { byTurn, isGivenNow, partOfDayAt, queueOf, triedFor, turnOf, type QueueEntry } from './queue'

const today = '2020-03-31'
const at = (time: string) => ({ today, time })
const moment = at('10:00')

type Changes = Partial<QueueEntry['step']> & Partial<Pick<QueueEntry, 'silentSince' | 'triedAt'>>
const entry = (ref: string, { silentSince = '2020-03-01', triedAt = null, ...step }: Changes = {}): QueueEntry => ({
  ref,
  silentSince,
  triedAt,
  step: {
    kind: 'call',
    reason: 'agreed_frequency',
    notBefore: '2020-03-31',
    time: null,
    partsOfDay: [],
    startsAt: null,
    endsAt: null,
    waitsFor: null,
    ...step,
  },
})
/** An appointment at a time, or in a window, on 31 March, when Amsterdam is two hours ahead of UTC. */
const appointment = (ref: string, startsAt: string, changes: Changes = {}) =>
  entry(ref, { kind: 'appointment', reason: 'appointment', startsAt: `2020-03-31T${startsAt}:00.000Z`, ...changes })
const refs = (entries: readonly QueueEntry[]) => entries.map(({ ref }) => ref)

describe('the queue', () => {
  test('what was agreed for a time comes first, then what was promised, then the longest silence', () => {
    const { due } = queueOf(
      [
        entry('1', { silentSince: '2020-02-01' }),
        entry('2', { silentSince: '2020-01-01' }),
        entry('3', { reason: 'parent_asked' }),
        appointment('4', '13:00'),
        appointment('5', '08:00'),
      ],
      moment,
    )
    expect(refs(due)).toEqual(['5', '4', '3', '2', '1'])
  })

  test('an agreed time is given from a quarter of an hour before it, and stands at the top of the list until then', () => {
    const agreed = appointment('1', '14:00')
    const turnAt = (time: string) => turnOf(agreed, at(time))
    expect(['09:00', '15:44', '15:45', '16:00', '20:00'].map(turnAt)).toEqual([
      'agreed_later',
      'agreed_later',
      'agreed_time',
      'agreed_time',
      'agreed_time',
    ])
    expect([isGivenNow(agreed, at('15:44')), isGivenNow(agreed, at('15:45'))]).toEqual([false, true])
    expect(refs(queueOf([entry('2', { reason: 'parent_asked' }), agreed], moment).due)).toEqual(['1', '2'])
    expect(turnOf(entry('3', { reason: 'call_back', time: '16:00' }), at('15:00'))).toBe('agreed_later')
    expect(turnOf(entry('4', { reason: 'call_back', time: '16:00', notBefore: '2020-03-30' }), moment)).toBe(
      'agreed_time',
    )
  })

  test('a window is given from its start until its end, and after that what remains is a promise', () => {
    const soft = appointment('1', '12:00', { endsAt: '2020-03-31T14:00:00.000Z' })
    expect(['13:59', '14:00', '15:59', '16:00'].map((time) => turnOf(soft, at(time)))).toEqual([
      'agreed_later',
      'agreed_time',
      'agreed_time',
      'promised',
    ])
  })

  test('call-backs and appointments are in the order of the clock in Amsterdam, and a time comes before a window', () => {
    const families = [
      entry('call-back 16:00', { reason: 'call_back', time: '16:00' }),
      appointment('window 15:00', '13:00', { endsAt: '2020-03-31T15:00:00.000Z' }),
      appointment('time 15:00', '13:00'),
      appointment('time 09:30', '07:30'),
      entry('call-back 10:00', { reason: 'call_back', time: '10:00' }),
    ]
    const order = ['time 09:30', 'call-back 10:00', 'time 15:00', 'window 15:00', 'call-back 16:00']
    for (const time of ['09:00', '10:00', '16:30']) expect(refs(queueOf(families, at(time)).due)).toEqual(order)
  })

  test('a parent whom this part of the day suits comes before one who wants to be called later today', () => {
    const { due } = queueOf(
      [
        entry('1', { partsOfDay: ['evening'], silentSince: '2020-01-01' }),
        entry('2'),
        entry('3', { partsOfDay: ['morning'] }),
      ],
      moment,
    )
    expect(refs(due)).toEqual(['3', '2', '1'])
    expect(due.map((one) => turnOf(one, moment))).toEqual(['suits_now', 'longest_silence', 'suits_later'])
  })

  test('a family that was tried today comes last, also with an agreed time, and the latest try comes last of all', () => {
    const { due } = queueOf(
      [
        entry('1', { reason: 'parent_asked', triedAt: '2020-03-31 09:30' }),
        appointment('2', '07:00', { triedAt: '2020-03-31 09:05' }),
        entry('3'),
        entry('4', { triedAt: '2020-03-31 09:40', silentSince: '2020-01-01' }),
        entry('5', { triedAt: '2020-03-30 09:40' }),
      ],
      moment,
    )
    expect(refs(due)).toEqual(['3', '5', '2', '1', '4'])
  })

  test('a call before the agreed time is no try at it', () => {
    const agreed = appointment('1', '14:00', { triedAt: '2020-03-31 09:30' })
    expect([turnOf(agreed, at('10:00')), turnOf(agreed, at('16:00'))]).toEqual(['agreed_later', 'agreed_time'])
  })

  test('a call before somebody asked for this one, or in which it was agreed, is no try at it', () => {
    const askedAt = new Date('2020-03-31T06:00:00Z')
    const turnAfter = (lastAttemptAt: string) =>
      turnOf(
        entry('1', {
          reason: 'call_back',
          partsOfDay: ['afternoon'],
          triedAt: triedFor(new Date(lastAttemptAt), { askedAt }),
        }),
        at('15:00'),
      )
    expect([turnAfter('2020-03-31T05:30:00Z'), turnAfter('2020-03-31T06:00:00Z')]).toEqual(['promised', 'promised'])
    expect(turnAfter('2020-03-31T06:00:30Z')).toBe('tried_today')
    expect(triedFor(askedAt, { askedAt: null })).toBe('2020-03-31 08:00')
    expect(triedFor(null, { askedAt })).toBeNull()
  })

  test('a family that is not due is listed by its day; one that waits or is stopped is not called', () => {
    const { due, later, waiting } = queueOf(
      [
        entry('1', { notBefore: '2020-04-09' }),
        entry('2', { notBefore: '2020-04-02' }),
        entry('3', { kind: 'stopped', notBefore: null }),
        entry('4', { kind: 'waiting', waitsFor: 'number' }),
        entry('5', { kind: 'not_yet', notBefore: null }),
      ],
      moment,
    )
    expect([refs(due), refs(later), refs(waiting)]).toEqual([[], ['2', '1'], ['4']])
  })

  test('the parts of the day begin at twelve and at six', () => {
    expect(['08:00', '11:59', '12:00', '17:59', '18:00'].map(partOfDayAt)).toEqual([
      'morning',
      'morning',
      'afternoon',
      'afternoon',
      'evening',
    ])
  })

  test('the order does not depend on the order of the input, and every family is in one list at most', () => {
    const day = fc.constantFrom('2020-03-01', '2020-03-31', '2020-04-02')
    const entries = fc.uniqueArray(
      fc
        .record({
          ref: fc.string({ minLength: 1 }),
          kind: fc.constantFrom(...stepKinds),
          reason: fc.constantFrom(...callReasons),
          notBefore: day,
          silentSince: day,
          triedAt: fc.constantFrom(null, '2020-03-31 08:00', '2020-03-30 08:00'),
          time: fc.constantFrom(null, '09:00', '16:00'),
          partsOfDay: fc.subarray([...partsOfDay]),
        })
        .map(({ ref, ...changes }) => entry(ref, changes)),
      { selector: ({ ref }) => ref },
    )
    let judged = 0
    fc.assert(
      fc.property(entries, (families) => {
        const { due, later, waiting } = queueOf(families, moment)
        expect(queueOf(families.toReversed(), moment).due).toEqual(due)
        expect(new Set(refs([...due, ...later, ...waiting])).size).toBe(due.length + later.length + waiting.length)
        for (const family of families) expect(byTurn(moment)(family, family)).toBe(0)
        judged += due.length
      }),
    )
    expect(judged).toBeGreaterThan(100)
  })
})

import { describe, expect, it } from 'vitest'
import { isToldByHand, letterDueAt, noticeOf, remindsFrom, type ToldBooking } from './interpreter-notice'

const startsAt = new Date('2027-03-30T12:30:00Z')
const at = (moment: string) => new Date(moment)
const early = at('2027-03-20T08:00:00Z')
const keptUntil = new Date('2027-03-30T13:15:00Z')
const booking: ToldBooking = {
  startsAt,
  keptUntil,
  stands: true,
  told: null,
  toldAt: null,
  remindedAt: null,
  knowsFormer: false,
  isSucceeded: false,
}
const told = { ...booking, told: 'booked', toldAt: early } as const

describe('what an interpreter has to be told', () => {
  it.each([
    ['a booking', booking, 'booked'],
    ['a booking for another time than they know of', { ...booking, knowsFormer: true }, 'moved'],
    ['nothing more once they know', told, null],
    ['the end of what they know of', { ...told, stands: false }, 'cancelled'],
    ['nothing of an end that the next booking tells of', { ...told, stands: false, isSucceeded: true }, null],
    ['nothing of what began and ended before they were told', { ...booking, stands: false }, null],
    ['that it goes on after all', { ...told, told: 'cancelled' as const }, 'booked'],
  ])('is %s', (_, one, notice) => expect(noticeOf(one, early)).toBe(notice))

  it('is the reminder from four in the afternoon of the day before, once, and not to whom was told later', () => {
    expect(remindsFrom(startsAt)).toEqual(at('2027-03-29T14:00:00Z'))
    expect(noticeOf(told, at('2027-03-29T13:59:59Z'))).toBeNull()
    expect(noticeOf(told, at('2027-03-29T14:00:00Z'))).toBe('reminder')
    expect(noticeOf({ ...told, remindedAt: at('2027-03-29T14:00:00Z') }, at('2027-03-29T15:00:00Z'))).toBeNull()
    expect(noticeOf({ ...told, toldAt: at('2027-03-29T14:30:00Z') }, at('2027-03-29T15:00:00Z'))).toBeNull()
  })

  it('is a change during the hours too, without the reminder, and nothing once they are over', () => {
    expect(noticeOf(booking, startsAt)).toBe('booked')
    expect(noticeOf({ ...told, stands: false }, startsAt)).toBe('cancelled')
    expect(noticeOf(told, startsAt)).toBeNull()
    for (const one of [booking, { ...told, stands: false }]) expect(noticeOf(one, keptUntil)).toBeNull()
  })

  it('keeps its hour in the night in which the clock goes forward', () =>
    expect(remindsFrom(at('2027-03-28T10:00:00Z'))).toEqual(at('2027-03-27T15:00:00Z')))
})

describe('the e-mail', () => {
  it('waits as long as the change can be undone, unless the call is near', () => {
    expect(letterDueAt('booked', { startsAt, changedAt: early })).toEqual(at('2027-03-20T08:10:00Z'))
    const near = at('2027-03-29T13:00:00Z')
    expect(letterDueAt('cancelled', { startsAt, changedAt: near })).toEqual(near)
    const nearly = { startsAt, changedAt: at('2027-03-29T12:25:00Z') }
    expect(letterDueAt('cancelled', nearly)).toEqual(at('2027-03-29T12:30:00Z'))
    expect(letterDueAt('reminder', nearly)).toEqual(remindsFrom(startsAt))
  })

  it('is replaced by a call without an address or a mail server, or when it did not go', () => {
    const telling = { hasAddress: true, letter: null, letterAt: null, startsAt, changedAt: early }
    const now = { hasMail: true, now: early }
    expect(isToldByHand('booked', telling, now)).toBe(false)
    expect(isToldByHand('booked', { ...telling, hasAddress: false }, now)).toBe(true)
    expect(isToldByHand('booked', telling, { ...now, hasMail: false })).toBe(true)
    const sent = { ...telling, letter: 'booked' as const, letterAt: early }
    expect(isToldByHand('booked', sent, { ...now, now: at('2027-03-20T08:30:00Z') })).toBe(false)
    expect(isToldByHand('booked', sent, { ...now, now: at('2027-03-20T08:30:01Z') })).toBe(true)
  })

  it('is replaced by a call when nobody enqueued it half an hour after it was due', () => {
    const unsent = { hasAddress: true, letter: 'booked' as const, letterAt: early, startsAt, changedAt: early }
    for (const telling of [unsent, { ...unsent, letter: null, letterAt: null }]) {
      expect(isToldByHand('cancelled', telling, { hasMail: true, now: at('2027-03-20T08:40:00Z') })).toBe(false)
      expect(isToldByHand('cancelled', telling, { hasMail: true, now: at('2027-03-20T08:40:01Z') })).toBe(true)
    }
  })
})

import { describe, expect, it } from 'vitest'
import {
  bookingRefusal,
  interpreterHours,
  isBusy,
  knownInterpreters,
  offeredInterpreters,
  unsignedCount,
  type InterpreterChoice,
} from './interpreters'

const choice = (name: string, about: Partial<InterpreterChoice> = {}): InterpreterChoice => ({
  id: name,
  name,
  languages: ['tr'],
  isSigned: true,
  isRetired: false,
  isRefused: false,
  speaksLanguage: true,
  lastOn: null,
  busy: [],
  ...about,
})

const choices = [
  choice('Zeynep'),
  choice('Ayla'),
  choice('Unsigned', { isSigned: false }),
  choice('Refused', { isRefused: true, lastOn: '2027-03-03' }),
  choice('Stopped', { isRetired: true, lastOn: '2027-03-02' }),
  choice('Earlier', { lastOn: '2027-01-01' }),
  choice('Latest', { lastOn: '2027-02-01', speaksLanguage: false }),
  choice('Other', { speaksLanguage: false }),
]
const namesOf = (list: readonly InterpreterChoice[]) => list.map(({ name }) => name)

describe('interpreters for a call', () => {
  it('are offered by whom the family knows, the latest first, then by name; and nobody who may not be booked', () =>
    expect(namesOf(offeredInterpreters(choices))).toEqual(['Latest', 'Earlier', 'Ayla', 'Zeynep']))

  it('are known to the family also when they cannot be booked any more', () => {
    expect(namesOf(knownInterpreters(choices))).toEqual(['Refused', 'Stopped', 'Latest', 'Earlier'])
    // The parent can say no to who is booked before the first call.
    expect(namesOf(knownInterpreters(choices, [null, 'Ayla']))).toEqual([
      'Refused',
      'Stopped',
      'Latest',
      'Earlier',
      'Ayla',
    ])
    expect(unsignedCount(choices)).toBe(1)
  })

  it('are refused for what the parent said first', () => {
    const facts = { isSigned: false, isRetired: true, isRefused: true, wantsNone: true }
    expect(bookingRefusal(facts)).toBe('no_interpreter_wanted')
    expect(bookingRefusal({ ...facts, wantsNone: false })).toBe('interpreter_refused')
    expect(bookingRefusal({ ...facts, wantsNone: false, isRefused: false })).toBe('interpreter_stopped')
    expect(bookingRefusal({ isSigned: false, isRetired: false, isRefused: false, wantsNone: false })).toBe(
      'interpreter_not_signed',
    )
    expect(bookingRefusal({ isSigned: true, isRetired: false, isRefused: false, wantsNone: false })).toBeNull()
  })

  it('are busy until a call that begins at the end of the window is over, and free right after', () => {
    const hours = interpreterHours({
      startsAt: new Date('2027-03-30T12:00:00Z'),
      endsAt: new Date('2027-03-30T13:00:00Z'),
    })
    expect(hours.endsAt).toEqual(new Date('2027-03-30T13:45:00Z'))
    const busy = [{ startsAt: hours.startsAt.toISOString(), endsAt: hours.endsAt.toISOString() }]
    const isBusyFrom = (from: string) => isBusy({ busy }, new Date(from), new Date(Date.parse(from) + 60_000))
    expect(['2027-03-30T11:59:00Z', '2027-03-30T13:44:00Z', '2027-03-30T13:45:00Z'].map(isBusyFrom)).toEqual([
      false,
      true,
      false,
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { instantOf } from '../dates'
import { conflictsOf, safeHoursIn, type AgendaEntry } from './agenda'

const entry = (id: string, day: string, time: string, about: Partial<AgendaEntry> = {}): AgendaEntry => ({
  id,
  kind: 'hard',
  startsAt: instantOf(day, time) ?? new Date(Number.NaN),
  endsAt: null,
  ownerId: 'caller',
  safeHours: '',
  ...about,
})

describe('what does not fit', () => {
  it('is another time less than an hour away, and a call-back at an hour counts as a time', () => {
    const first = entry('1', '2027-03-30', '14:00')
    const near = entry('2', '2027-03-30', '14:59', { kind: 'call_back' })
    const far = entry('3', '2027-03-30', '15:00')
    expect(conflictsOf(first, [first, near, far], [])).toEqual([
      { kind: 'close', otherId: '2', otherAt: near.startsAt },
    ])
    expect(conflictsOf(near, [first, near, far], [])).toHaveLength(2)
  })

  it('is never a window, which can still be kept', () => {
    const window = entry('1', '2027-03-30', '14:00', {
      kind: 'soft',
      endsAt: instantOf('2027-03-30', '16:00'),
    })
    const hard = entry('2', '2027-03-30', '14:30')
    expect(conflictsOf(window, [window, hard], [])).toEqual([])
    expect(conflictsOf(hard, [window, hard], [])).toEqual([])
  })

  it('counts real minutes in the nights in which the clock changes', () => {
    // 1:30 and 3:15 look 105 minutes apart, and are 45.
    const spring = [entry('1', '2027-03-28', '01:30'), entry('2', '2027-03-28', '03:15')] as const
    expect(conflictsOf(spring[0], spring, [])).toHaveLength(1)
    // 2:30 (the first one) and 3:00 look 30 minutes apart, and are 90.
    const autumn = [entry('1', '2027-10-31', '02:30'), entry('2', '2027-10-31', '03:00')] as const
    expect(conflictsOf(autumn[0], autumn, [])).toEqual([])
  })

  it('is a day of absence, by the date in Amsterdam', () => {
    const absences = [{ staffId: 'caller', fromDay: '2027-03-30', untilDay: '2027-03-30', coverId: null }]
    const late = entry('1', '2027-03-30', '23:30')
    const next = entry('2', '2027-03-31', '00:15', { kind: 'soft', endsAt: instantOf('2027-03-31', '01:00') })
    expect(conflictsOf(late, [late], absences)).toEqual([{ kind: 'away' }])
    expect(conflictsOf(next, [next], absences)).toEqual([])
  })

  it('is a time outside the safe hours, or a window of which no moment is inside', () => {
    const kinds = (time: string, until?: string) =>
      conflictsOf(
        entry('1', '2027-03-30', time, {
          safeHours: '10-12',
          ...(until ? { kind: 'soft', endsAt: instantOf('2027-03-30', until) } : {}),
        }),
        [],
        [],
      ).map(({ kind }) => kind)
    expect(kinds('10:00')).toEqual([])
    expect(kinds('12:00')).toEqual(['outside_safe_hours'])
    expect(kinds('09:00')).toEqual(['outside_safe_hours'])
    expect(kinds('09:00', '10:30')).toEqual([])
    expect(kinds('08:00', '09:30')).toEqual(['outside_safe_hours'])
  })
})

describe('hours in free text', () => {
  it.each([
    ['10-12', '10:00', '12:00'],
    ['tussen 9.30 en 12 uur', '09:30', '12:00'],
    ['van 10:00 tot 12:30', '10:00', '12:30'],
    ['na 17 uur', '17:00', '24:00'],
    ['Vanaf 17.30 uur.', '17:30', '24:00'],
    ['voor 12:00', '00:00', '12:00'],
  ])('%s is read', (text, from, until) => {
    expect(safeHoursIn(text)).toEqual({ from, until })
  })

  it.each([
    '',
    'liever niet op woensdag',
    '12-10',
    '25-26',
    'na school',
    '10-12 en 14-16',
    'overdag',
    '10-12 als oma er is',
  ])('“%s” says nothing for certain', (text) => {
    expect(safeHoursIn(text)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { isAwayOn, responsibleOn, type Absence } from './absence'

const absence = (staffId: string, fromDay: string, untilDay: string, coverId: string | null = null): Absence => ({
  staffId,
  fromDay,
  untilDay,
  coverId,
})

describe('who calls for somebody who is away', () => {
  it('is the owner before the first day and after the last, and on both of these the cover', () => {
    const absences = [absence('a', '2027-03-01', '2027-03-05', 'b')]
    const days = ['2027-02-28', '2027-03-01', '2027-03-05', '2027-03-06']
    expect(days.map((day) => responsibleOn(absences, 'a', day))).toEqual(['a', 'b', 'b', 'a'])
    expect(days.map((day) => isAwayOn(absences, 'a', day))).toEqual([false, true, true, false])
  })

  it('is the pool without a cover, and with a cover who is away as well', () => {
    expect(responsibleOn([absence('a', '2027-03-01', '2027-03-05')], 'a', '2027-03-02')).toBeNull()
    const both = [absence('a', '2027-03-01', '2027-03-05', 'b'), absence('b', '2027-03-02', '2027-03-02', 'c')]
    expect(responsibleOn(both, 'a', '2027-03-01')).toBe('b')
    expect(responsibleOn(both, 'a', '2027-03-02')).toBeNull()
  })

  it('does not change for anybody else', () => {
    expect(responsibleOn([absence('a', '2027-03-01', '2027-03-05', 'b')], 'c', '2027-03-02')).toBe('c')
  })
})

/** Checks that every input with a date uses one rule, `isCalendarDate`, and that the database can store what it accepts. */
import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isCalendarDate } from '@/domain/dates'
import { recordAttemptSchema, requestCallSchema } from '@/features/calls/schema'
import { addHelpSchema } from '@/features/help/schema'
import { saveAgreedHelpSchema } from '@/features/interviews/schema'
import { meetingSchema } from '@/features/releases/schema'
import { dateColumn, dayOfColumn } from '@/server/clock'
import { database } from './owner'

const two = (number: number) => String(number).padStart(2, '0')

const dates = fc.oneof(
  fc
    .record({
      year: fc.oneof(fc.integer({ min: 1890, max: 2210 }), fc.integer({ min: -9999, max: 12_000 })),
      month: fc.integer({ min: 0, max: 14 }),
      day: fc.integer({ min: 0, max: 33 }),
    })
    .map(
      ({ year, month, day }) =>
        `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`,
    ),
  fc.constantFrom(
    '0000-01-01',
    '9999-12-31',
    '-001-01-01',
    '2020-02-30',
    '2020-01-32',
    '+020-01-01',
    '2020-01-01T00',
    '',
  ),
)

const id = randomUUID()
const doors: Record<string, (day: string) => boolean> = {
  'help agreed in a call': (dueOn) =>
    saveAgreedHelpSchema.safeParse({ id, helpId: id, type: 'laptop', state: 'open', dueOn }).success,
  'help noted at a family': (dueOn) =>
    addHelpSchema.safeParse({ id, familyId: id, type: 'laptop', text: 'x', ownerId: id, dueOn }).success,
  'a call that is asked for': (notBefore) =>
    requestCallSchema.safeParse({ id, familyId: id, notBefore, note: '' }).success,
  'a day to call back': (notBefore) =>
    recordAttemptSchema.safeParse({
      id,
      familyId: id,
      outcome: 'callback_asked',
      contactPointId: null,
      wish: { notBefore },
    }).success,
  'the day of an appointment': (day) =>
    recordAttemptSchema.safeParse({
      id,
      familyId: id,
      outcome: 'appointment_hard',
      contactPointId: null,
      appointment: { day, from: '10:00', until: null },
    }).success,
  'a meeting': (heldOn) =>
    meetingSchema.safeParse({ releaseId: id, version: 0, heldOn, present: '', agreed: '', answers: '' }).success,
}

describe('a date that the rule accepts', () => {
  test('is stored by the database unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(dates.filter(isCalendarDate), async (date) => {
        const [row] = await database().$queryRaw<{ day: Date; text: string }[]>`
          select ${dateColumn(date)}::date as day, ${date}::date::text as text`
        expect([row && dayOfColumn(row.day), row?.text]).toEqual([date, date])
      }),
      { numRuns: 60 },
    )
  })

  test.each(Object.entries(doors))('is accepted for %s, and no other is', (_, takes) => {
    expect(takes('2020-04-01')).toBe(true)
    fc.assert(
      fc.property(dates, (date) => {
        expect(takes(date)).toBe(isCalendarDate(date))
      }),
    )
  })
})

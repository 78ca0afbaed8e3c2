import { describe, expect, test } from 'vitest'
import { previousWeek, weekOf } from '@/domain/figures/week'
import { comingAppointments } from './appointments'
import { demoInterpreters } from './interpreters'
import { demoOrganisation } from './organisation'
import { organisationUntil } from './organisation-until'
import { demoCallers } from './staff'

const comingOn = (now: string) => {
  const today = now.slice(0, 10)
  const demo = organisationUntil(demoOrganisation({ until: previousWeek(weekOf(today)), today }), now)
  return { demo, today, appointments: comingAppointments(demo, now) }
}

describe.each(['2020-05-19T14:03', '2020-05-22T08:10', '2020-05-23T11:55', '2020-05-25T17:40'])('made at %s', (now) => {
  const { demo, today, appointments } = comingOn(now)

  test('every caller has appointments today and on days to come, one for a family, none in the past or at night', () => {
    for (const { email } of demoCallers) {
      const days = appointments.filter(({ callerEmail }) => callerEmail === email).map(({ startsAt }) => startsAt)
      const isToday = days.map((startsAt) => startsAt.startsWith(today))
      expect([email, isToday.includes(true), isToday.includes(false)]).toEqual([email, true, true])
    }
    expect(new Set(appointments.map(({ familyRef }) => familyRef)).size).toBe(appointments.length)
    for (const { startsAt, endsAt, made } of appointments) {
      expect([startsAt > now, made < now, endsAt === null || endsAt > startsAt]).toEqual([true, true, true])
      expect([startsAt.slice(11) >= '09:00', (endsAt ?? startsAt).slice(11) <= '22:00']).toEqual([true, true])
    }
  })

  test('each is with the family’s own caller, after its last call and every attempt to call it', () => {
    const callerOf = new Map(demo.families.map(({ ref, callerEmail }) => [ref, callerEmail]))
    for (const { familyRef, callerEmail, made } of appointments) {
      expect(callerOf.get(familyRef)).toBe(callerEmail)
      const tries = demo.attempts.filter((attempt) => attempt.familyRef === familyRef).map(({ at }) => at)
      expect(tries.filter((at) => at > made)).toEqual([])
    }
  })

  test('the first of a caller is a window with a picture, and both kinds of choosers occur', () => {
    const first = appointments.filter(({ callerEmail }, index) => appointments[index - 1]?.callerEmail !== callerEmail)
    expect(first.map(({ channel, endsAt }) => [channel, endsAt !== null])).toEqual(
      demoCallers.map(() => ['video', true]),
    )
    expect(appointments.map(({ channel }) => channel)).not.toContain('email')
    expect(new Set(appointments.map(({ chosenBy }) => chosenBy))).toEqual(new Set(['parent', 'worker']))
  })

  test('somebody interprets at one of the first caller, and nobody interprets twice or without a signature', () => {
    const names = appointments.flatMap(({ interpreter }) => interpreter ?? [])
    expect(
      appointments.some(({ callerEmail, interpreter }) => callerEmail === demoCallers[0]?.email && interpreter),
    ).toBe(true)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !demoInterpreters.find((row) => row.name === name)?.signedOn)).toEqual([])
  })

  test('is the same for the same moment', () => {
    expect(comingOn(now).appointments).toEqual(appointments)
  })
})

test('late in the evening none is of today any more', () => {
  const { today, appointments } = comingOn('2020-05-19T20:40')
  expect(appointments.length).toBeGreaterThan(demoCallers.length)
  expect(appointments.filter(({ startsAt }) => startsAt.startsWith(today))).toEqual([])
})

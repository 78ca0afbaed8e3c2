import { expect, test } from 'vitest'
import { previousWeek, weekOf } from '@/domain/figures/week'
import { demoOrganisation } from './organisation'
import { organisationUntil } from './organisation-until'

const today = '2020-05-21'
const demo = demoOrganisation({ until: previousWeek(weekOf(today)), today })

test.each(['00:00', '02:12', '09:25', '13:40', '23:59'])('a demo made at %s holds nothing later', (time) => {
  const now = `${today}T${time}`
  const { attempts, circumstances, concerns, openInterviews } = organisationUntil(demo, now)
  const moments = [
    ...attempts.map(({ at }) => at),
    ...circumstances.flatMap(({ began, ended }) => [began, ended]),
    ...concerns.map(({ raised }) => raised),
    ...openInterviews.map(({ began }) => began),
  ]
  expect(moments.filter((moment) => moment.startsWith(today)).length).toBeGreaterThan(10)
  expect(moments.filter((moment) => moment > now)).toEqual([])
})

test('no call ends before it begins, and calls keep their order', () => {
  const { circumstances } = organisationUntil(demo, `${today}T10:00`)
  expect(circumstances.filter(({ began, ended }) => ended < began)).toEqual([])
  const planned = demo.circumstances.map(({ ended }) => ended)
  const order = (moments: readonly string[]) =>
    moments.every((moment, at) => at === 0 || (moments[at - 1] ?? '') <= moment)
  expect(order(planned)).toBe(order(circumstances.map(({ ended }) => ended)))
})

test('moments of other days do not change', () => {
  const earlier = ({ attempts }: typeof demo) => attempts.filter(({ at }) => !at.startsWith(today))
  expect(earlier(organisationUntil(demo, `${today}T10:00`))).toEqual(earlier(demo))
})

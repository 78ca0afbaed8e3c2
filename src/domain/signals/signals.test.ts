import { describe, expect, test } from 'vitest'
import { limits, outgrownCount, signalsOf, type PersonCounts } from './signals'

const nothing: PersonCounts = {
  staffId: 'a',
  families: 0,
  otherFamilies: 0,
  groundlessFamilies: 0,
  failedSignIns: 0,
  refusals: 0,
  exports: 0,
  roleGrants: 0,
}
const quiet = { failedSignInsAnHour: 0, deadLinks: 0 }
const familiesADay = 60
const signalsFor = (counts: Partial<PersonCounts>, staffId: string | null = 'a') =>
  signalsOf({ ...quiet, people: [{ ...nothing, ...counts, staffId }] }, familiesADay)

describe('a signal arises at its limit and not below', () => {
  test.each([
    ['many_families', (families: number) => ({ families }), familiesADay + 1],
    ['other_families', (otherFamilies: number) => ({ otherFamilies }), familiesADay / 2 + 1],
    ['other_families', (groundlessFamilies: number) => ({ groundlessFamilies }), 1],
    ['failed_sign_ins', (failedSignIns: number) => ({ failedSignIns }), limits.failedSignIns],
    ['refusals', (refusals: number) => ({ refusals }), limits.refusals],
    ['exports', (exports: number) => ({ exports }), 1],
    ['role_grants', (roleGrants: number) => ({ roleGrants }), 1],
  ] as const)('%s, of one person', (kind, countsOf, limit) => {
    expect(signalsFor(countsOf(limit - 1))).toEqual([])
    expect(signalsFor(countsOf(limit))).toEqual([{ kind, staffId: 'a', count: limit }])
  })

  test.each([
    ['failed_sign_ins', 'failedSignInsAnHour', limits.failedSignInsAnHour],
    ['dead_links', 'deadLinks', 1],
  ] as const)('%s, of nobody who is signed in', (kind, field, limit) => {
    expect(signalsOf({ people: [], ...quiet, [field]: limit - 1 }, familiesADay)).toEqual([])
    expect(signalsOf({ people: [], ...quiet, [field]: limit }, familiesADay)).toEqual([
      { kind, staffId: null, count: limit },
    ])
  })

  test('the limit of families is the organisation’s', () => {
    const people = [{ ...nothing, families: 61 }]
    expect(signalsOf({ ...quiet, people }, 61)).toEqual([])
    expect(signalsOf({ ...quiet, people }, 10)).toHaveLength(1)
  })
})

test('of the operator’s command line only exports and grants are signals', () => {
  const everything = { families: 99, otherFamilies: 99, groundlessFamilies: 9, failedSignIns: 99, refusals: 99 }
  expect(signalsFor(everything, null)).toEqual([])
  expect(signalsFor({ exports: 1, roleGrants: 2 }, null).map(({ kind }) => kind)).toEqual(['exports', 'role_grants'])
})

test('a signal that was looked at is outgrown by one more file or grant, and by twice as many of the others', () => {
  const outgrown = (['exports', 'role_grants', 'refusals', 'many_families', 'dead_links'] as const).map((kind) =>
    [2, 41].map((count) => outgrownCount({ kind, staffId: 'a', count })),
  )
  expect(outgrown).toEqual([
    [1, 40],
    [1, 40],
    [1, 20],
    [1, 20],
    [1, 20],
  ])
})

test('each person is judged by itself, and one person may raise several', () => {
  const people = [
    { ...nothing, staffId: 'a', families: 61, exports: 1 },
    { ...nothing, staffId: 'b', families: 60 },
    { ...nothing, staffId: 'c', refusals: 20 },
  ]
  expect(signalsOf({ ...quiet, people }, familiesADay).map(({ kind, staffId }) => `${staffId} ${kind}`)).toEqual([
    'a many_families',
    'a exports',
    'c refusals',
  ])
})

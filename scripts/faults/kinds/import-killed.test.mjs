import { expect, test } from 'vitest'
import { ofWhole } from './import-killed.mjs'

const nothing = { families: 0, identities: 0, contacts: 0, children: 0, audited: 3, active: 0, reported: 0 }
const whole = { families: 200, identities: 200, contacts: 200, children: 200, audited: 4, active: 0, reported: 0 }
const problemsOf = (...seen) => [...ofWhole(seen, 200, { audited: 3 })]

test('an import that is there as a whole has no problem', () => {
  expect(problemsOf(nothing, whole)).toEqual([])
})

test.each([
  ['nothing', nothing],
  ['half of the families', { ...whole, families: 100 }],
  ['some families twice', { ...whole, families: 210 }],
  ['a family without its contact', { ...whole, contacts: 199 }],
  ['two rows in the log', { ...whole, audited: 5 }],
])('an import that ends with %s has a problem', (_what, last) => {
  expect(problemsOf(nothing, last)).not.toEqual([])
})

test('an import that was there in part for a moment has a problem', () => {
  expect(problemsOf(nothing, { ...nothing, families: 100 }, whole)).not.toEqual([])
})

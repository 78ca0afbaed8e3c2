import { expect, test } from 'vitest'
import { familyCount } from '../publishing.mjs'
import { ofWhole } from './publication-killed.mjs'

const nothing = {
  preparations: null,
  releases: 0,
  revisions: 0,
  words: null,
  statements: 0,
  contributors: 0,
  frozen: 0,
  letters: 0,
  doneToPrepare: 0,
  doneToApprove: 0,
  prepared: 0,
  approved: 0,
}
const prepared = { ...nothing, preparations: ['a open 1'], doneToPrepare: 1, prepared: 1 }
const published = {
  ...prepared,
  preparations: ['a published 2'],
  releases: 4,
  revisions: 4,
  words: 'a hash',
  statements: 9,
  contributors: familyCount,
  frozen: 1,
  letters: 2,
  doneToApprove: 1,
  approved: 1,
}
const problemsOf = (...seen) => [...ofWhole(seen, { nodes: [1, 2, 3, 4] }, 2)]

test('a week that is prepared as a whole, and then published as a whole, has no problem', () => {
  expect(problemsOf(nothing, prepared, published)).toEqual([])
})

test.each([
  ['a release too few', { ...published, releases: 3, revisions: 3 }],
  ['a release twice', { ...published, revisions: 5 }],
  ['no contributor', { ...published, contributors: 0 }],
  ['one letter too many', { ...published, letters: 3 }],
  ['nothing in the log', { ...published, approved: 0 }],
  ['the log twice', { ...published, approved: 2 }],
  ['the preparation still open', { ...published, preparations: ['a open 2'] }],
  ['two preparations', { ...published, preparations: ['a published 2', 'b published 2'] }],
])('a week that was published in the end with %s has a problem', (_what, last) => {
  expect(problemsOf(nothing, prepared, last)).not.toEqual([])
})

test.each([
  ['the contributors before the releases', { ...prepared, contributors: familyCount, frozen: 1 }],
  ['the letters before the releases', { ...prepared, letters: 2 }],
  ['the releases before their statements', { ...published, statements: 0 }],
  ['a preparation before its row in the log', { ...prepared, prepared: 0 }],
])('a week that had for a moment %s has a problem, although all is there in the end', (_what, between) => {
  expect(problemsOf(nothing, prepared, between, published)).not.toEqual([])
})

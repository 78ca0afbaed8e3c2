import { describe, expect, test } from 'vitest'
import { callBackSearchOf } from './call-back-search'
import { lookupKeys } from './contact-point'
import { withoutExtension } from './phone-extension'
import { schoolGroups } from './school-search'

describe('a search when a parent calls back', () => {
  test.each([
    '0612345678',
    '06 1234 5678',
    '06-12345678',
    '+31 6 1234 5678',
    '+31 (0)6 1234 5678',
    '0031612345678',
    '(06) 12345678 tst. 12',
    '+31 6 12345678 ext 4',
    '06 1234 5678 #12',
    '06 1234 5678x12',
  ])('reads %s as one whole number', (typed) => {
    expect(callBackSearchOf(typed)).toMatchObject({ number: '+31612345678', digits: '612345678', words: [], ages: [] })
  })

  test.each(['12345', '061234567', '06123456789', '%', '06 1234 567_', '5678'])(
    'never reads a part of a number, or a pattern, as a whole one: %s',
    (typed) => {
      expect(callBackSearchOf(typed)?.number ?? null).toBeNull()
    },
  )

  test.each([
    ['Morgenster 8', ['morgenster'], [{ from: 8, to: 8, word: '8' }]],
    ['Çelik 10 jaar', ['celik'], [{ from: 10, to: 10, word: null }]],
    ['8-10 Morgenster', ['morgenster'], [{ from: 8, to: 10, word: null }]],
    ['12 t/m 9 jaar', [], [{ from: 9, to: 12, word: null }]],
    ['10-jarige', [], [{ from: 10, to: 10, word: null }]],
    ['celik  CELIK', ['celik'], []],
    ['Morgenster groep 5', ['morgenster'], [{ from: 8, to: 9, word: null }]],
    ['Groep 8', [], [{ from: 11, to: 12, word: null }]],
    ['klas 1 Leonardo', ['leonardo'], [{ from: 12, to: 13, word: null }]],
    ['Groepers 8', ['groepers'], [{ from: 8, to: 8, word: '8' }]],
  ])('reads names and ages of %s', (typed, words, ages) => {
    const search = callBackSearchOf(typed)
    expect(search?.words).toEqual(words)
    expect(search?.ages).toEqual(ages)
  })

  test('says nothing with a single letter, punctuation or nothing', () => {
    for (const typed of ['', ' ', 'a', '%', "'", '-', 'a b']) expect(callBackSearchOf(typed)).toBeNull()
  })

  test('keeps a whole text as the number of a family', () => {
    expect(callBackSearchOf('0042')?.ref).toBe('0042')
    expect(callBackSearchOf('f-12')?.ref).toBe('f-12')
    expect(callBackSearchOf('Anna de Vries')?.ref).toBeNull()
  })
})

test('an extension is taken off a number, and off nothing else', () => {
  expect(withoutExtension('071 512 3456 toestel 12')).toBe('071 512 3456')
  expect(withoutExtension('School x 12')).toBe('School x 12')
  expect(withoutExtension('OBS #3')).toBe('OBS #3')
})

test('a stored text holds a number in any notation, with an extension or beside another number', () => {
  for (const value of ['06 1234 5678', '+31(0)612345678', '071 512 3456 / 06 12345678', '0612345678 tst 9'])
    expect(lookupKeys({ kind: 'phone', value })).toContain('+31612345678')
  for (const value of ['06 1234 5679', '161234567812', 'geen'])
    expect(lookupKeys({ kind: 'phone', value })).not.toContain('+31612345678')
})

test('a school explains words and numbers of a search, and the rest is left for names and ages', () => {
  const schools = [
    { id: 'a', searchName: 'de morgenster' },
    { id: 'b', searchName: 'obs 8' },
    { id: 'c', searchName: 'morgenster west' },
    { id: 'd', searchName: null },
  ]
  const age = { from: 8, to: 8, word: '8' }
  expect(schoolGroups(schools, { words: ['morgen', 'celik'], ages: [age] })).toEqual([
    { schoolIds: ['a', 'c'], words: ['celik'], ages: [age] },
  ])
  expect(schoolGroups(schools, { words: ['obs'], ages: [age] })).toEqual([{ schoolIds: ['b'], words: [], ages: [] }])
  expect(schoolGroups(schools, { words: ['celik'], ages: [] })).toEqual([])
})

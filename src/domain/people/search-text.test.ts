import { describe, expect, test } from 'vitest'
import { searchOf } from './search'
import { isFoundIn, searchText, searchWords } from './search-text'

describe('what is looked for', () => {
  test.each([
    ['celik', 'Ayşe Çelik'],
    ['ipek', 'İpek Demir'],
    ['IPEK', 'ipek'],
    ['IŞIK', 'Işık'],
    ['isik', 'IŞIK'],
    ['strauss', 'Strauß'],
    ['STRAUSS', 'Strauß'],
    ['o’brien', "O'Brien"],
    ["o'brien", 'O`Brien'],
    ['obrien', 'O´Brien'],
    ['jean-luc', 'Jean–Luc Petit'],
    ['petit jean', 'Jean—Luc Petit'],
    ['De\u0301sire\u0301', 'Désiré'],
    ['Désiré', 'De\u0301sire\u0301'],
    ['lukasz', 'Łukasz'],
    ['jorgensen', 'Jørgensen'],
    ['van  der\u00A0berg', 'Van der Berg'],
    ['انتصار', 'اِنتِصار'],
    ['ΟΔΥΣΣΕΥΣ', 'Οδυσσεύς'],
  ])('%s is found in %s', (typed, name) => {
    expect(isFoundIn(name, searchWords(typed))).toBe(true)
  })

  test('another name is not found', () => {
    expect(isFoundIn('Ayşe Çelik', searchWords('celik mehmet'))).toBe(false)
    expect(searchWords(' \u200B ')).toEqual([])
  })

  test('folding twice is folding once', () => {
    for (const text of ['İpek Işık', 'Jean–Luc', 'Strauß', "'t Hart"])
      expect(searchText(searchText(text))).toBe(searchText(text))
  })

  test('a number is looked for by the digits that every notation ends with', () => {
    for (const text of ['06 0000 0107', '+31 (0)6 0000 0107', '0031600000107', '(06) 00000107'])
      expect(searchOf(text).digits).toBe('600000107')
    expect(searchOf('000010').digits).toBe('00010')
    expect(searchOf('0043').digits).toBeNull()
    expect(searchOf('Çelik 0600000107').digits).toBeNull()
  })

  test('an address is looked for as a whole', () => {
    expect(searchOf(" O'Hara@Example.org ").email).toBe("o'hara@example.org")
    expect(searchOf('ohara').email).toBeNull()
  })
})

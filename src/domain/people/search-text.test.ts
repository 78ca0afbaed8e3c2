import { describe, expect, test } from 'vitest'
import { searchOf } from './search'
import { isFoundIn, searchText, searchWords } from './search-text'

describe('a search', () => {
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
  ])('for %s finds %s', (typed, name) => {
    expect(isFoundIn(name, searchWords(typed))).toBe(true)
  })

  test('does not find another name', () => {
    expect(isFoundIn('Ayşe Çelik', searchWords('celik mehmet'))).toBe(false)
    expect(searchWords(' \u200B ')).toEqual([])
  })

  test('text stays the same when it is folded again', () => {
    for (const text of ['İpek Işık', 'Jean–Luc', 'Strauß', "'t Hart"])
      expect(searchText(searchText(text))).toBe(searchText(text))
  })

  test('for a phone number uses the digits that every notation ends with', () => {
    for (const text of ['06 0000 0107', '+31 (0)6 0000 0107', '0031600000107', '(06) 00000107'])
      expect(searchOf(text).digits).toBe('600000107')
    expect(searchOf('000010').digits).toBe('00010')
    expect(searchOf('0043').digits).toBeNull()
    expect(searchOf('Çelik 0600000107').digits).toBeNull()
  })

  test('for an e-mail address uses the whole address', () => {
    expect(searchOf(" O'Hara@Example.org ").email).toBe("o'hara@example.org")
    expect(searchOf('ohara').email).toBeNull()
  })
})

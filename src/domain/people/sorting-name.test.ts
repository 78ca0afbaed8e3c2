import { describe, expect, test } from 'vitest'
import { compareNames, sortingName } from './sorting-name'

describe('a list of people sorts', () => {
  test.each([
    ['van der Berg', 'Berg, Jan'],
    ['Van Den Berg', 'Berg, Jan'],
    ['’t Hart', 'Hart, Jan'],
    ["'s Gravesande", 'Gravesande, Jan'],
    ["d'Ancona", 'Ancona, Jan'],
    ["van d'Ancona", 'Ancona, Jan'],
    ['  de  Boer ', 'Boer, Jan'],
    ['van\u00A0Dijk', 'Dijk, Jan'],
    ['Van', 'Van, Jan'],
    ['van de', 'de, Jan'],
    ['Vanderbilt', 'Vanderbilt, Jan'],
    ['', 'Jan'],
    ['  ', 'Jan'],
  ])('%s as %s', (surname, sorted) => {
    expect(sortingName({ parentName: 'Jan', surname })).toBe(sorted)
  })

  test('accents and capitals after the letters, and never as equal', () => {
    const names = ['zoë', 'Émile', 'emile', 'Emile', 'Zoë', 'Çelik', 'celik', 'émile']
    expect(names.toSorted(compareNames)).toEqual(['celik', 'Çelik', 'emile', 'Emile', 'émile', 'Émile', 'zoë', 'Zoë'])
    expect(compareNames('a\u200Bb', 'ab')).not.toBe(0)
    expect(compareNames('ab', 'ab')).toBe(0)
  })
})

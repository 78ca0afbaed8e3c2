import { describe, expect, test } from 'vitest'
import { groupGivenAway } from './exact-groups'

describe('whatever is exact (R7 A)', () => {
  const set = (...members: string[]) => new Set(members)
  test('a group under K that follows by subtraction is found, also over three', () => {
    expect(groupGivenAway([set('a', 'b', 'c', 'd'), set('a', 'b', 'c')], 2)).toEqual(['d'])
    expect(groupGivenAway([set('a', 'b', 'c', 'd', 'e', 'f'), set('a', 'b'), set('c', 'd')], 3)).toEqual(['a', 'b'])
    expect(groupGivenAway([set('a', 'b', 'c', 'd'), set('c', 'd', 'e', 'f')], 3)).toBeNull()
    expect(groupGivenAway([], 3)).toBeNull()
  })
})

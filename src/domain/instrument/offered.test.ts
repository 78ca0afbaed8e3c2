import { describe, expect, test } from 'vitest'
import { changedVersion } from '../../../tests/second-version/changed-version'
import { instrumentFrom } from './instrument'
import { offeredValues } from './offered'
import { version1 } from './version-1/version-1'

const one = instrumentFrom(version1)
const noRecord = { homeLanguages: [], children: [] }
const familyRecord = {
  homeLanguages: ['tr', 'nl'],
  children: [
    { age: 2, school: null },
    { age: 7, school: { ref: 'S1' } },
    { age: 9, school: null },
  ],
}

describe('offered values', () => {
  test('are those of the record, and only what it holds', () => {
    expect(offeredValues(one, familyRecord, {})).toEqual({
      children_count: 3,
      children_ages: [2, 7, 9],
      home_languages: ['tr', 'nl'],
      schools: ['S1', null],
    })
    expect(offeredValues(one, noRecord, {})).toEqual({})
    const withoutSchools = { ...noRecord, children: [{ age: 7, school: null }] }
    expect(offeredValues(one, withoutSchools, {})).toEqual({ children_count: 1, children_ages: [7] })
  })

  test('are first of all the answers of the last interview, but no cleared answer', () => {
    const answers = { children_count: 4, children_ages: null, home_languages: [], schools: ['S9'] }
    expect(offeredValues(one, familyRecord, answers)).toEqual({
      children_count: 4,
      children_ages: [2, 7, 9],
      home_languages: ['tr', 'nl'],
      schools: ['S9'],
    })
  })

  test('are of offered questions alone', () => {
    const answers = { internet: 'yes', devices: 3, unknown_key: 'yes' }
    expect(offeredValues(one, noRecord, answers)).toEqual({})
    const notOffered = changedVersion('home_languages', { offered: undefined })
    expect(offeredValues(notOffered, familyRecord, { home_languages: ['ar'] })).not.toHaveProperty('home_languages')
  })

  test('are values that this version accepts, though another version accepted more', () => {
    const upToThree = changedVersion('children_count', { min: 0, max: 3 })
    expect(offeredValues(one, familyRecord, { children_count: 5 }).children_count).toBe(5)
    expect(offeredValues(upToThree, familyRecord, { children_count: 5 }).children_count).toBe(3)
    expect(offeredValues(upToThree, noRecord, { children_count: 5 })).toEqual({})
    const asChoice = changedVersion('home_languages', { kind: 'choice', options: ['nl', 'other'] })
    expect(offeredValues(asChoice, familyRecord, { home_languages: ['nl'] })).not.toHaveProperty('home_languages')
  })
})

import { describe, expect, test } from 'vitest'
import { changedVersion } from '../../../tests/second-version/changed-version'
import type { Answer } from './answer'
import { instrumentFrom } from './instrument-from'
import { offeredAnswers, type EarlierAnswer } from './offered'
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
const on = '2020-03-03'
const earlier = (values: Readonly<Record<string, Answer['value']>>): EarlierAnswer[] =>
  Object.entries(values).map(([key, value]) => ({ key, value, missing: null, on }))
const missing = (key: string, reason: Answer['missing']): EarlierAnswer => ({ key, value: null, missing: reason, on })
const fromRecord = (value: Answer['value']) => ({ value, missing: null, on: null })
const fromCall = (value: Answer['value']) => ({ value, missing: null, on })

describe('offered answers', () => {
  test('without an earlier interview are those of the record, and only what it holds', () => {
    expect(offeredAnswers(one, familyRecord, [])).toEqual({
      children_count: fromRecord(3),
      children_ages: fromRecord([2, 7, 9]),
      home_languages: fromRecord(['tr', 'nl']),
      schools: fromRecord(['S1', null]),
    })
    expect(offeredAnswers(one, noRecord, [])).toEqual({})
    const withoutSchools = { ...noRecord, children: [{ age: 7, school: null }] }
    expect(offeredAnswers(one, withoutSchools, [])).toEqual({
      children_count: fromRecord(1),
      children_ages: fromRecord([7]),
    })
  })

  test('are first of all those of an earlier interview, with its day, but no cleared answer', () => {
    const answers = { children_count: 4, children_ages: null, home_languages: [], schools: ['S9'] }
    expect(offeredAnswers(one, familyRecord, earlier(answers))).toEqual({
      children_count: fromCall(4),
      children_ages: fromRecord([2, 7, 9]),
      home_languages: fromRecord(['tr', 'nl']),
      schools: fromCall(['S9']),
    })
  })

  test('are of every question and second part, texts and grades too, and of no unknown key', () => {
    const answers = {
      internet: 'partly',
      grade_parent: 6,
      worries: 'yes',
      worries_topics: ['money'],
      needs_text: 'rust',
    }
    const offered = offeredAnswers(one, noRecord, earlier({ ...answers, unknown_key: 'yes' }))
    expect(offered).toEqual(Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, fromCall(value)])))
  })

  test('are not of what the caller fills in about the call itself', () => {
    expect(offeredAnswers(one, noRecord, earlier({ call_date: on, confidentiality: 'yes' }))).toEqual({})
  })

  test('can be a missing reason, for which a value of the record is better', () => {
    expect(offeredAnswers(one, noRecord, [missing('internet', 'dont_know')])).toEqual({
      internet: { value: null, missing: 'dont_know', on },
    })
    const refused = [missing('home_languages', 'refused')]
    expect(offeredAnswers(one, familyRecord, refused).home_languages).toEqual(fromRecord(['tr', 'nl']))
    expect(offeredAnswers(one, noRecord, refused).home_languages).toEqual({ value: null, missing: 'refused', on })
  })

  test('are values that this version accepts, though another version accepted more', () => {
    const upToThree = changedVersion('children_count', { min: 0, max: 3 })
    const five = earlier({ children_count: 5 })
    expect(offeredAnswers(one, familyRecord, five).children_count).toEqual(fromCall(5))
    expect(offeredAnswers(upToThree, familyRecord, five).children_count).toEqual(fromRecord(3))
    expect(offeredAnswers(upToThree, noRecord, five)).toEqual({})
    const asChoice = changedVersion('home_languages', { kind: 'choice', options: ['nl', 'other'] })
    expect(offeredAnswers(asChoice, familyRecord, earlier({ home_languages: ['nl'] }))).not.toHaveProperty(
      'home_languages',
    )
  })
})

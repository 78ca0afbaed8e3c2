import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryAnswers, said } from '../../../tests/arbitrary-answers'
import type { ItemKey } from './keys'
import { latestInstrument as instrument } from './instrument'
import { childrenOf, effectiveAnswer, schoolAgeChildrenOf } from './routing'

const closed = { state: 'not_applicable' }
const state = (key: ItemKey, answers: ReturnType<typeof said>) => effectiveAnswer(instrument, key, answers).state

const forSchoolAge: ItemKey[] = [
  'school_contact',
  'school_letters',
  'homework_at_home',
  'homework_help',
  'homework_missing',
  'devices',
  'schools',
]

describe('which questions are open', () => {
  test.each(['children_ages', ...forSchoolAge, 'grade_children'] as ItemKey[])('closes %s without children', (key) => {
    expect(state(key, said({ children_count: 0 }))).toBe('not_applicable')
  })

  test.each(forSchoolAge)('closes %s without a child of 4 to 17', (key) => {
    expect(state(key, said({ children_ages: [3, 18], homework_help: 'no' }))).toBe('not_applicable')
  })

  test('asks everyone about the day, the internet and their own grade', () => {
    const answers = said({ children_count: 0 })
    for (const key of ['daily_routine', 'internet', 'grade_parent'] as ItemKey[])
      expect(state(key, answers)).toBe('missing')
  })

  test('hides an answer while its route is closed, and returns it when the route reopens', () => {
    const answers = said({
      children_count: 2,
      homework_at_home: 'yes',
      homework_help: 'partly',
      homework_missing: ['language'],
    })
    const without = { ...answers, ...said({ homework_at_home: 'no_homework' }) }
    expect(effectiveAnswer(instrument, 'homework_help', without)).toEqual(closed)
    expect(effectiveAnswer(instrument, 'homework_missing', without)).toEqual(closed)
    expect(
      effectiveAnswer(instrument, 'homework_missing', { ...without, ...said({ homework_at_home: 'no' }) }),
    ).toEqual({
      state: 'value',
      value: ['language'],
    })
  })

  test('closes nothing after a missing answer', () => {
    for (const answers of [said({}), said({}, { children_count: 'refused', children_ages: 'dont_know' })])
      expect(state('homework_help', answers)).toBe('missing')
    expect(state('homework_help', said({}, { homework_at_home: 'refused' }))).toBe('missing')
  })

  test('needs the answer that opens them for homework_missing and for every second part', () => {
    expect(state('homework_missing', said({}, { homework_help: 'dont_know' }))).toBe('not_applicable')
    expect(state('worries_topics', said({}, { worries: 'refused' }))).toBe('not_applicable')
    expect(state('worries_topics', said({ worries: 'no' }))).toBe('not_applicable')
    expect(state('worries_topics', said({ worries: 'partly' }))).toBe('missing')
    expect(state('devices_working', said({ devices: 0 }))).toBe('not_applicable')
    expect(state('may_call_again_reason', said({ may_call_again: 'yes' }))).toBe('not_applicable')
  })

  test('uses the ages when they disagree with the number of children', () => {
    const answers = said({ children_count: 0, children_ages: [9, 2] })
    expect([childrenOf(answers), schoolAgeChildrenOf(answers)]).toEqual([2, 1])
    expect(state('homework_help', answers)).toBe('missing')
  })

  test('has no number of school-age children while the ages are missing', () => {
    expect(schoolAgeChildrenOf(said({ children_count: 3 }))).toBeNull()
    expect(schoolAgeChildrenOf(said({ children_count: 0 }))).toBe(0)
    expect([4, 17, 3, 18].map((age) => schoolAgeChildrenOf(said({ children_ages: [age] })))).toEqual([1, 1, 0, 0])
  })

  test('distinguishes don’t know, refused and not asked', () => {
    expect(effectiveAnswer(instrument, 'worries', said({}, { worries: 'dont_know' }))).toEqual({
      state: 'missing',
      missing: 'dont_know',
    })
    expect(effectiveAnswer(instrument, 'worries', said({}, { worries: 'refused' }))).toEqual({
      state: 'missing',
      missing: 'refused',
    })
    expect(effectiveAnswer(instrument, 'worries', said({}))).toEqual({ state: 'missing', missing: 'not_asked' })
    expect(effectiveAnswer(instrument, 'needs', said({ needs: [] }))).toEqual({
      state: 'missing',
      missing: 'not_asked',
    })
  })

  test('returns as a value only the stored value', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const item of instrument.items) {
          const answer = effectiveAnswer(instrument, item.key, answers)
          if (answer.state === 'value') expect(answer.value).toEqual(answers[item.key]?.value)
        }
      }),
      { numRuns: 100 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryAnswers } from '../../../tests/arbitrary-answers'
import { isCalendarDate } from '../dates'
import { answerProblem, clears, listLimit, textLimit, type AnswerProblem } from './answer'
import type { ItemKey } from './keys'
import { latestInstrument } from './instrument'

const { itemByKey, items } = latestInstrument

const problem = (key: ItemKey, value: unknown) => answerProblem(itemByKey(key)!, value)

const refused: [ItemKey, unknown, AnswerProblem][] = [
  ['call_date', '2021-02-29', 'not_a_date'],
  ['call_date', '1-4-2020', 'not_a_date'],
  ['call_date', 20200401, 'wrong_kind'],
  ['enough_room', 'maybe', 'unknown_option'],
  ['enough_room', 'Yes', 'unknown_option'],
  ['enough_room', 'dont_know', 'unknown_option'],
  ['enough_room', 'constructor', 'unknown_option'],
  ['enough_room', true, 'wrong_kind'],
  ['enough_room', null, 'wrong_kind'],
  ['enough_room', ['yes'], 'wrong_kind'],
  ['worries_topics', 'health', 'wrong_kind'],
  ['worries_topics', ['health', 'health'], 'twice'],
  ['worries_topics', ['health', 3], 'wrong_kind'],
  ['worries_topics', { 0: 'health', length: 1 }, 'wrong_kind'],
  ['household_others', ['nobody', 'partner'], 'excludes_others'],
  ['doing_for_others', ['groceries', 'nothing_now'], 'excludes_others'],
  ['keeps_going', ['nothing', 'faith'], 'excludes_others'],
  ['home_languages', ['Nederlands'], 'unknown_option'],
  ['home_languages', ['nl', 'nl'], 'twice'],
  ['home_languages', ['__proto__'], 'unknown_option'],
  ['children_count', 16, 'out_of_range'],
  ['children_count', -1, 'out_of_range'],
  ['children_count', 2.5, 'wrong_kind'],
  ['children_count', '2', 'wrong_kind'],
  ['children_count', Number.NaN, 'wrong_kind'],
  ['grade_parent', 0, 'out_of_range'],
  ['grade_parent', 11, 'out_of_range'],
  ['grade_parent', 7.5, 'wrong_kind'],
  ['children_ages', [26], 'out_of_range'],
  ['children_ages', Array(16).fill(4), 'too_many'],
  ['schools', [''], 'unknown_option'],
  ['schools', ['S|1'], 'unknown_option'],
  ['schools', [7], 'wrong_kind'],
  ['needs_text', 'x'.repeat(textLimit + 1), 'too_long'],
  ['needs_text', 'nul \u0000', 'bad_characters'],
  ['needs_text', '\ud800', 'bad_characters'],
]

describe('the check of an answer', () => {
  test.each(refused)('refuses for %s the value %j as %s', (key, value, expected) => {
    expect(problem(key, value)).toBe(expected)
  })

  test('refuses a list longer than any question has options', () => {
    expect(
      problem(
        'home_languages',
        Array.from({ length: listLimit + 1 }, () => 'nl'),
      ),
    ).toBe('too_many')
  })

  test('accepts a language tag, another school, and a child without a known school', () => {
    expect(problem('home_languages', ['zh-Hant-TW', 'other'])).toBeNull()
    expect(problem('schools', ['De Springplank 2', 'other', null])).toBeNull()
  })

  test('accepts every answer that the instrument allows', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const item of items) {
          const value = answers[item.key]?.value
          if (value !== null && value !== undefined) expect(answerProblem(item, value)).toBeNull()
        }
      }),
      { numRuns: 50 },
    )
  })

  test('decides on any value, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...items), fc.anything({ withNullPrototype: true }), (item, value) => {
        const decision = answerProblem(item, value)
        expect(decision === null || typeof decision === 'string').toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('treats an empty list or text as clearing the answer, but not 0', () => {
    expect([clears([]), clears(''), clears(0), clears(' ')]).toEqual([true, true, false, false])
  })

  test('accepts only dates that exist', () => {
    expect(['2020-02-29', '2021-02-29', '2020-13-01', '2020-1-1'].map(isCalendarDate)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

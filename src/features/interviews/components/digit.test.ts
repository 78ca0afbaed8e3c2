import { describe, expect, it } from 'vitest'
import type { Item, ItemKey } from '@/domain/instrument/keys'
import { latestInstrument } from '@/domain/instrument/instrument'
import { present } from '../../../../tests/present'
import { valueOfDigit } from './digit'

const press = (key: ItemKey, digit: number, value: string | number | readonly string[] | null = null) =>
  valueOfDigit(present(latestInstrument.itemByKey(key)), { value, missing: null }, digit)

describe('a digit', () => {
  it('chooses the option with that number', () => {
    expect([1, 2, 3].map((digit) => press('internet', digit))).toEqual(['yes', 'partly', 'no'])
  })

  it('does nothing where there is no such option', () => {
    expect(press('internet', 4)).toBeUndefined()
    expect(press('internet', 0)).toBeUndefined()
  })

  it('is the grade itself, with 0 for ten', () => {
    expect([1, 5, 9, 0].map((digit) => press('grade_parent', digit))).toEqual([1, 5, 9, 10])
  })

  it('is the number itself where a number is asked, with 0 for none', () => {
    expect([0, 3].map((digit) => press('children_count', digit))).toEqual([0, 3])
  })

  it('is no number that the question does not allow', () => {
    const question: Item = { key: 'own_1', kind: 'number', min: 0, max: 5 }
    expect([5, 6].map((digit) => valueOfDigit(question, undefined, digit))).toEqual([5, undefined])
    // "15" would otherwise be stored as 5.
    expect([1, 5].map((digit) => valueOfDigit({ ...question, max: 20 }, undefined, digit))).toEqual([
      undefined,
      undefined,
    ])
  })

  it('adds an option to the chosen ones, and removes it again', () => {
    expect(press('worries_topics', 1, ['money'])).toEqual(['health', 'money'])
    expect(press('worries_topics', 1, ['health', 'money'])).toEqual(['money'])
  })

  it('removes all other options when it chooses an exclusive one, and the reverse', () => {
    expect(press('doing_for_others', 1, ['groceries'])).toEqual(['nothing_now'])
    expect(press('doing_for_others', 3, ['nothing_now'])).toEqual(['groceries'])
  })

  it('does nothing in a text, a date, the children’s ages or their schools', () => {
    for (const key of ['needs_text', 'call_date', 'children_ages', 'schools'] as const)
      expect(press(key, 1)).toBeUndefined()
  })
})

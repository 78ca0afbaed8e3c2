import { describe, expect, it } from 'vitest'
import type { ItemKey } from '@/domain/instrument/keys'
import { latestInstrument } from '@/domain/instrument/instrument'
import { present } from '../../../../tests/present'
import { valueOfDigit } from './digit'

const press = (key: ItemKey, digit: number, value: string | number | readonly string[] | null = null) =>
  valueOfDigit(present(latestInstrument.itemByKey(key)), { value, missing: null }, digit)

describe('a digit', () => {
  it('chooses the option of that place', () => {
    expect([1, 2, 3].map((digit) => press('internet', digit))).toEqual(['yes', 'partly', 'no'])
  })

  it('means nothing where there is no such option', () => {
    expect(press('internet', 4)).toBeUndefined()
    expect(press('internet', 0)).toBeUndefined()
  })

  it('is the grade itself, and 0 is ten', () => {
    expect([1, 5, 9, 0].map((digit) => press('grade_parent', digit))).toEqual([1, 5, 9, 10])
  })

  it('is the number itself where a number is asked, and 0 is none', () => {
    expect([0, 3].map((digit) => press('children_count', digit))).toEqual([0, 3])
  })

  it('puts an option with the others, and takes it away again', () => {
    expect(press('worries_topics', 1, ['money'])).toEqual(['health', 'money'])
    expect(press('worries_topics', 1, ['health', 'money'])).toEqual(['money'])
  })

  it('lets what excludes the others stand alone', () => {
    expect(press('doing_for_others', 1, ['groceries'])).toEqual(['nothing_now'])
    expect(press('doing_for_others', 3, ['nothing_now'])).toEqual(['groceries'])
  })

  it('means nothing in a text, a date or the children’s ages', () => {
    for (const key of ['needs_text', 'call_date', 'children_ages', 'schools'] as const)
      expect(press(key, 1)).toBeUndefined()
  })
})

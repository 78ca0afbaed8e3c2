import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryAnswers, said } from '../../../tests/arbitrary-answers'
import type { AnswerValue } from '../instrument/answer'
import type { ItemKey } from '../instrument/keys'
import { latestInstrument as instrument } from '../instrument/instrument'
import { indexValue, weightsOf, type ItemWeights } from './item-weights'

const { load: loadIndex, capacity: capacityIndex } = instrument.indexes
const load5040 = (weights: ItemWeights) => indexValue(loadIndex, weights)
const capacity840 = (weights: ItemWeights) => indexValue(capacityIndex, weights)
const loadOf = (answers: Parameters<typeof weightsOf>[2]) => weightsOf(instrument, 'load', answers)
const capacityOf = (answers: Parameters<typeof weightsOf>[2]) => weightsOf(instrument, 'capacity', answers)
const load = (answers: Parameters<typeof said>[0]) => loadOf(said(answers))
const capacity = (...answers: Parameters<typeof said>) => capacityOf(said(...answers))

describe('load', () => {
  test.each([
    ['enough_room', 'no', 2],
    ['school_letters', 'partly', 1],
    ['homework_at_home', 'yes', 0],
    ['homework_at_home', 'no_homework', null],
    ['internet', 'no', 2],
    ['worries', 'yes', 2],
    ['worries', 'partly', 1],
    ['worries_about_others', 'yes', 2],
    ['worries_about_others', 'no', 0],
    ['rules_clear', 'no', 2],
    ['money_for_groceries', 'partly', 1],
  ] as const)('weighs %s = %s as %s halves', (key, value, halves) => {
    expect(load({ [key]: value })[key]).toBe(halves)
  })

  test.each([
    [2, 2, 'one each', 0],
    [3, 2, 'more than one each', 0],
    [1, 2, 'one for two', 1],
    [2, 3, 'two for three', 1],
    [1, 3, 'one for three', 2],
    [0, 1, 'none', 2],
  ])('weighs %i devices for %i school-age children (%s) as %i halves', (devices, children, _, halves) => {
    expect(load({ devices, children_ages: [2, ...Array<number>(children).fill(9)] }).devices).toBe(halves)
  })

  test('counts laptops that do not work as none, and laptops that partly work in full', () => {
    const laptop: { [key in ItemKey]?: AnswerValue } = { devices: 2, children_ages: [9, 7] }
    expect(load({ ...laptop, devices_working: 'no' }).devices).toBe(2)
    expect(load({ ...laptop, devices_working: 'partly' }).devices).toBe(0)
  })

  test('has no weight for devices without the ages, without the number, or without a school-age child', () => {
    expect(load({ devices: 1, children_count: 2 }).devices).toBeNull()
    expect(load({ children_ages: [9] }).devices).toBeNull()
    expect(load({ devices: 0, children_ages: [3, 18] }).devices).toBeNull()
    expect(load({ devices: 0, children_count: 0 }).devices).toBeNull()
  })

  test('leaves out items behind a closed route', () => {
    expect(load({ school_letters: 'no', children_ages: [2] }).school_letters).toBeNull()
  })

  test('needs five substantive items', () => {
    const four = { enough_room: 'no', internet: 'no', worries: 'yes', rules_clear: 'no' }
    expect(load5040(load(four))).toBeNull()
    expect(load5040(load({ ...four, money_for_groceries: 'yes' }))).toBe((8 * 5040) / 10)
    expect(load5040(load({ ...four, money_for_groceries: 'no' }))).toBe(5040)
  })
})

describe('capacity', () => {
  test.each([
    ['school_contact', 'good', 2],
    ['school_contact', 'little', 1],
    ['school_contact', 'none', 0],
    ['homework_help', 'partly', 1],
    ['homework_help', 'not_needed', null],
    ['daily_routine', 'yes', 2],
    ['enough_support', 'no', 0],
    ['supporters', 'yes', 2],
    ['supporters', 'no', 0],
  ] as const)('weighs %s = %s as %s halves', (key, value, halves) => {
    expect(capacity({ [key]: value })[key]).toBe(halves)
  })

  test.each(['keeps_going', 'goes_well'] as const)('counts any theme of %s, and nothing as none', (key) => {
    expect(capacity({ [key]: ['other', 'children'] })[key]).toBe(2)
    expect(capacity({ [key]: ['nothing'] })[key]).toBe(0)
    expect(capacity({})[key]).toBeNull()
  })

  test('counts a text without a theme, but not with a missing reason or with the theme "nothing"', () => {
    expect(capacity({ goes_well_text: 'de tuin' }).goes_well).toBe(2)
    expect(capacity({ goes_well_text: 'de tuin' }, { goes_well: 'refused' }).goes_well).toBeNull()
    expect(capacity({ goes_well_text: 'niets', goes_well: ['nothing'] }).goes_well).toBe(0)
    expect(capacity({ goes_well_text: '' }).goes_well).toBeNull()
  })

  test('needs three substantive items', () => {
    const two = { daily_routine: 'yes', enough_support: 'partly' }
    expect(capacity840(capacity(two))).toBeNull()
    expect(capacity840(capacity({ ...two, supporters: 'no' }))).toBe(420)
  })
})

test('gives whole numbers that equal the plain mean of the items', () => {
  const mean = (values: object, least: number) => {
    const known = Object.values(values).filter((value): value is number => value !== null)
    return known.length < least ? null : known.reduce((sum, value) => sum + value / 2, 0) / known.length
  }
  const agree = (units: number, exact: number | null, plain: number | null) => {
    if (exact === null || plain === null) return expect(exact).toBe(plain)
    expect(Number.isInteger(exact)).toBe(true)
    expect(exact / units).toBeCloseTo(plain, 12)
  }
  fc.assert(
    fc.property(arbitraryAnswers, (answers) => {
      agree(5040, load5040(loadOf(answers)), mean(loadOf(answers), 5))
      agree(840, capacity840(capacityOf(answers)), mean(capacityOf(answers), 3))
    }),
    { numRuns: 200 },
  )
})

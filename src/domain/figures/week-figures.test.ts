import { describe, expect, test } from 'vitest'
import { interview, said } from '../../../tests/arbitrary-answers'
import { latestInstrument as instrument } from '../instrument/instrument'
import { figuresOf } from './figures-of'
import type { Level } from './week-figures'
import { parseWeek } from './week'

const week = parseWeek('2020-W14')!
const reach = { interviewed: 3, reached: 5, attempted: 8, listed: 20 }

const figures = (families: Parameters<typeof said>[0][], level: Level = 'organisation') => {
  const interviews = families.map((values, index) =>
    interview({
      ref: `I${index}`,
      familyRef: `F${index}`,
      answers: said({ confidentiality: 'yes', schools: ['S1'], ...values }),
    }),
  )
  const node = level === 'organisation' ? {} : { schoolRefs: new Set(['S1']) }
  return figuresOf(interviews, { week, level, ref: level === 'organisation' ? null : 'N1', instrument, ...node }, reach)
}

describe('the shape of a week', () => {
  test('has its keys in one order, whatever the order of the input', () => {
    const empty = figures([])
    expect(Object.keys(empty)).toEqual([
      'week',
      'level',
      'ref',
      'interviews',
      'families',
      'first',
      'repeat',
      'by_channel',
      'reach',
      'shares',
      'load',
      'capacity',
      'grades',
      'groups',
    ])
    expect(Object.keys(empty.shares)).toEqual(instrument.choiceItems.map((item) => item.key))
    expect(JSON.stringify(empty.reach)).toBe('{"listed":20,"attempted":8,"reached":5,"interviewed":3}')
    expect(JSON.stringify(empty.by_channel)).toBe('{"video":0,"phone":0,"chat":0,"email":0,"visit":0}')
    expect(JSON.stringify(empty.grades.children)).toBe(
      '{"n":0,"mean":null,"low":null,"high":null,"distribution":{"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"10":0}}',
    )
  })

  test('has every option, also with count 0, and null for what cannot be computed', () => {
    const none = { count: 0, share: null, low: null, high: null }
    expect(figures([]).shares.enough_room).toEqual({
      n: 0,
      missing: { dont_know: 0, refused: 0, not_asked: 0, not_applicable: 0, not_coded: 0 },
      options: { yes: none, partly: none, no: none },
    })
    expect(figures([]).groups.falling_behind).toEqual({ count: 0, n: 0, share: null })
    expect(figures([{}]).load).toEqual({ n: 0, mean: null, low: null, high: null })
  })
})

describe('shares', () => {
  test('leave missing answers out of n, and report their number', () => {
    const { shares } = figures([{ homework_help: 'yes' }, { homework_help: 'partly' }, {}, { children_count: 0 }])
    expect(shares.homework_help).toMatchObject({
      n: 2,
      missing: { not_asked: 1, not_applicable: 1 },
      options: { yes: { count: 1, share: 0.5 }, partly: { count: 1, share: 0.5 }, no: { count: 0, share: 0 } },
    })
  })

  test('count "no homework" and "not needed" outside n and without a share', () => {
    const { shares } = figures([
      { homework_help: 'not_needed' },
      { homework_help: 'no' },
      { homework_at_home: 'no_homework' },
    ])
    expect(shares.homework_help).toMatchObject({ n: 1, missing: { not_applicable: 1 }, options: { no: { share: 1 } } })
    expect(shares.homework_help?.options.not_needed).toEqual({ count: 1, share: null, low: null, high: null })
    expect(shares.homework_at_home).toMatchObject({
      n: 0,
      missing: { not_asked: 2 },
      options: { no_homework: { count: 1 } },
    })
  })

  test('of a second part have the families that answered that part as n', () => {
    const { shares } = figures([
      { worries: 'yes', worries_topics: ['money', 'health'] },
      { worries: 'partly', worries_topics: ['money'] },
      { worries: 'yes' },
      { worries: 'no' },
    ])
    expect(shares.worries_topics).toMatchObject({
      n: 2,
      missing: { not_asked: 1, not_applicable: 1 },
      options: { money: { count: 2, share: 1 }, health: { count: 1, share: 0.5 } },
    })
  })

  test('of themes leave out a text without a theme', () => {
    const { shares } = figures([{ goes_well_text: 'de tuin' }, { goes_well: ['home'] }])
    expect(shares.goes_well).toMatchObject({ n: 1, missing: { not_coded: 1 } })
  })

  test('of languages add other languages after the offered ones, in one order', () => {
    const { shares } = figures([{ home_languages: ['pt-BR', 'nl'] }, { home_languages: ['fr'] }])
    expect(Object.keys(shares.home_languages!.options).slice(-3)).toEqual(['other', 'fr', 'pt-BR'])
    expect(shares.home_languages?.options.nl).toMatchObject({ count: 1, share: 0.5 })
  })
})

describe('means and groups', () => {
  test('give load from 0 to 100, in which every family counts the same', () => {
    const all = { enough_room: 'no', internet: 'no', worries: 'yes', rules_clear: 'no', money_for_groceries: 'no' }
    const none = { ...all, enough_room: 'yes', internet: 'yes', worries: 'no', rules_clear: 'yes' }
    expect(figures([all]).load).toMatchObject({ n: 1, mean: 100, low: null })
    expect(figures([all, { ...none, worries_about_others: 'no', money_for_groceries: 'yes' }]).load.mean).toBe(50)
    expect(figures([none, none]).load).toEqual({ n: 2, mean: 20, low: 20, high: 20 })
  })

  test('give the share of a group among families with the answers that it needs', () => {
    const { groups } = figures([{ school_letters: 'no' }, { school_letters: 'yes' }, {}])
    expect(groups.school_letters).toEqual({ count: 1, n: 2, share: 0.5 })
  })
})

test.each(['municipality', 'board', 'school'] as const)(
  'hides language, household and crowded homes for a %s',
  (level) => {
    const family = { home_languages: ['nl'], household_others: ['partner'], enough_room: 'no', children_count: 5 }
    const { shares, groups } = figures([family], level)
    expect([shares.home_languages, shares.household_others, groups.crowded_home]).toEqual([null, null, null])
    expect(shares.enough_room?.n).toBe(1)
    expect(figures([family]).groups.crowded_home).toEqual({ count: 1, n: 1, share: 1 })
  },
)

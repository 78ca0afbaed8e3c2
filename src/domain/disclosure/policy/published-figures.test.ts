import { describe, expect, test } from 'vitest'
import { interview, said } from '../../../../tests/arbitrary-answers'
import { instruments, latestInstrument } from '../../instrument/instrument'
import { interviewFact } from '../../figures/interview-fact'
import {
  figureKeys,
  headlineKey,
  indexMost,
  needKeys,
  strengthKeys,
  valueOf,
  type FigureKey,
} from './published-figures'

const factOf = (values: Parameters<typeof said>[0]) =>
  interviewFact(interview({ ref: 'I1', familyRef: 'F1', answers: said({ confidentiality: 'yes', ...values }) }))
const value = (key: FigureKey, values: Parameters<typeof said>[0]) => valueOf(key, factOf(values), latestInstrument)
const withChild = { children_count: 1, children_ages: [9] }

describe('what one interview contributes', () => {
  test.each([
    ['homework_help', { ...withChild, homework_help: 'yes' }, 1],
    ['homework_help', { ...withChild, homework_help: 'partly' }, 0],
    ['enough_room', { enough_room: 'partly' }, 1],
    ['enough_room', { enough_room: 'yes' }, 0],
    ['school_contact', { ...withChild, school_contact: 'little' }, 0],
    ['worries', { worries: 'partly' }, 1],
    ['worries_about_others', { worries_about_others: 'no' }, 0],
    ['devices', { ...withChild, devices: 0 }, 1],
    ['devices', { ...withChild, devices: 1 }, 0],
    ['keeps_going', { keeps_going: ['nothing'] }, 0],
    ['goes_well', { goes_well: ['children'] }, 1],
    ['grade_parent', { grade_parent: 7 }, 7],
  ] as const)('%s of %j', (key, values, expected) => {
    expect(value(key, values as Parameters<typeof said>[0])).toBe(expected)
  })

  test('is nothing without a substantive answer', () => {
    expect(value('homework_help', { ...withChild, homework_help: 'not_needed' })).toBeNull()
    expect(value('homework_at_home', { ...withChild, homework_at_home: 'no_homework' })).toBeNull()
    for (const key of figureKeys) expect(value(key, {})).toBeNull()
  })

  test('to load and capacity is a whole number, and nothing with too few items', () => {
    const five = {
      enough_room: 'no',
      school_letters: 'no',
      internet: 'no',
      rules_clear: 'no',
      money_for_groceries: 'no',
    }
    expect(value('load', { ...withChild, ...five })).toBe(indexMost)
    expect(value('load', { enough_room: 'no' })).toBeNull()
    expect(value('capacity', { enough_support: 'yes', supporters: 'no', daily_routine: 'yes' })).toBe(
      (2 * indexMost) / 3,
    )
  })
})

describe('the closed list', () => {
  test('has the order in which figures were always written', () => {
    expect(figureKeys).toEqual([
      'homework_help',
      'daily_routine',
      'enough_support',
      'supporters',
      'school_contact',
      'enough_room',
      'school_letters',
      'homework_at_home',
      'internet',
      'rules_clear',
      'money_for_groceries',
      'worries',
      'worries_about_others',
      'devices',
      'keeps_going',
      'goes_well',
      'grade_parent',
      'grade_children',
      'load',
      'capacity',
    ])
  })

  test('stands on paper as the headline, the needs or the strengths', () => {
    expect(needKeys).toHaveLength(9)
    expect(strengthKeys).toHaveLength(6)
    expect([...needKeys, ...strengthKeys]).not.toContain(headlineKey)
  })

  test.each(instruments.map((instrument) => [instrument.version, instrument] as const))(
    'of version %i has a position of its own for each figure, and for each on paper',
    (_version, { questions }) => {
      const orders = questions.flatMap(({ publishes }) => publishes?.order ?? [])
      const papers = questions.flatMap(({ measure, publishes }) =>
        publishes?.as === 'share' && publishes.paper !== undefined ? [`${measure.of} ${publishes.paper}`] : [],
      )
      expect([new Set(orders).size, new Set(papers).size]).toEqual([orders.length, papers.length])
      expect(papers.length).toBeGreaterThan(10)
    },
  )

  test('holds every mean of every version as a whole number', () => {
    for (const { indexes } of instruments)
      for (const { units } of Object.values(indexes)) expect(indexMost % units).toBe(0)
  })
})

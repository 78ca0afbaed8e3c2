import { describe, expect, test } from 'vitest'
import { said } from '../../../tests/arbitrary-answers'
import { latestInstrument as instrument } from '../instrument/instrument'
import { groupsOf } from './groups'
import { weightsOf } from './item-weights'

const groups = (...answers: Parameters<typeof said>) =>
  groupsOf(instrument, said(...answers), weightsOf(instrument, 'load', said(...answers)))

describe('a large family in a small home', () => {
  test('has four children or more and partly or not enough room', () => {
    expect(groups({ children_count: 4, enough_room: 'partly' }).crowded_home).toBe(true)
    expect(groups({ children_count: 3, enough_room: 'no' }).crowded_home).toBe(false)
    expect(groups({ children_count: 6, enough_room: 'yes' }).crowded_home).toBe(false)
  })

  test('is decided by the ages when they disagree with the number of children', () => {
    expect(groups({ children_count: 3, children_ages: [1, 2, 3, 20], enough_room: 'no' }).crowded_home).toBe(true)
    expect(groups({ children_count: 5, children_ages: [9], enough_room: 'no' }).crowded_home).toBe(false)
  })

  test('is undecided without an answer to both questions', () => {
    expect(groups({ children_count: 2 }, { enough_room: 'refused' }).crowded_home).toBeNull()
    expect(groups({ enough_room: 'no', children_ages: [1, 2, 3, 4] }).crowded_home).toBeNull()
  })
})

describe('the other groups', () => {
  test('count letters that are partly or not read, and leave out a family without a school-age child', () => {
    const letters = (answer: string) => groups({ school_letters: answer }).school_letters
    expect([letters('yes'), letters('partly'), letters('no')]).toEqual([false, true, true])
    expect(groups({ school_letters: 'no', children_count: 0 }).school_letters).toBeNull()
  })

  test('count a laptop that is shared by more than two children, not by two', () => {
    expect(groups({ devices: 1, children_ages: [5, 6, 7] }).shared_laptop).toBe(true)
    expect(groups({ devices: 1, children_ages: [5, 6] }).shared_laptop).toBe(false)
    expect(groups({ devices: 3, devices_working: 'no', children_ages: [5] }).shared_laptop).toBe(true)
    expect(groups({ devices: 1 }).shared_laptop).toBeNull()
  })

  test('count a worry that a child falls behind, and need the topics unless there are no worries', () => {
    expect(groups({ worries: 'partly', worries_topics: ['falling_behind'] }).falling_behind).toBe(true)
    expect(groups({ worries: 'yes', worries_topics: ['money'] }).falling_behind).toBe(false)
    expect(groups({ worries: 'no', worries_topics: ['falling_behind'] }).falling_behind).toBe(false)
    expect(groups({ worries: 'yes' }).falling_behind).toBeNull()
    expect(groups({}, { worries: 'dont_know' }).falling_behind).toBeNull()
  })
})

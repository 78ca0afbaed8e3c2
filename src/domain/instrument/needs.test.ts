import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryAnswers, said } from '../../../tests/arbitrary-answers'
import type { ItemKey } from './keys'
import { latestInstrument as instrument } from './instrument'
import { suggestedNeeds } from './needs'
import { workingDevicesOf } from './working-devices'
import { needTypes } from './definition'

const children = { children_count: 2, children_ages: [7, 9] }
const needs = (answers: Parameters<typeof said>[0]) => suggestedNeeds(instrument, said({ ...children, ...answers }))
const types = (answers: Parameters<typeof said>[0]) => needs(answers).map(({ type }) => type)

describe('what the answers suggest', () => {
  it.each([
    ['school_letters', ['no', 'partly'], ['yes'], 'read_letters', 'school_letters_hard'],
    ['homework_help', ['no', 'partly'], ['yes', 'not_needed'], 'homework_buddy', 'homework_needs_help'],
    ['daily_routine', ['no'], ['yes', 'partly'], 'daily_structure_tips', 'no_daily_routine'],
    ['internet', ['no'], ['yes', 'partly'], 'internet', 'no_internet'],
    ['money_for_groceries', ['no'], ['yes', 'partly'], 'money_or_food', 'groceries_money'],
  ] as const)('%s: %j, not %j', (key: ItemKey, so, notSo, type, reason) => {
    for (const value of so) expect(needs({ [key]: value })).toEqual([{ type, reason }])
    for (const value of notSo) expect(needs({ [key]: value })).toEqual([])
  })

  it('is a laptop when more than two children share one, with the numbers', () => {
    expect(needs({ children_ages: [7, 9, 12], devices: 1 })).toEqual([
      { type: 'laptop', reason: 'few_devices', devices: 1, children: 3 },
    ])
    expect(types({ devices: 1 })).toEqual([])
    expect(types({ children_ages: [2, 7, 19], devices: 1 })).toEqual([])
  })

  it('counts devices that do not work as none', () => {
    expect(workingDevicesOf(instrument, said({ ...children, devices: 3, devices_working: 'no' }))).toBe(0)
    expect(needs({ devices: 3, devices_working: 'no' })).toMatchObject([{ reason: 'few_devices', devices: 0 }])
    expect(workingDevicesOf(instrument, said(children))).toBeNull()
  })

  it('is the need of each theme of question 25', () => {
    expect(types({ needs: ['homework', 'play', 'someone_to_talk_to'] })).toEqual([
      'homework_buddy',
      'play',
      'someone_to_talk_to',
    ])
    expect(types({ needs: ['nothing'] })).toEqual([])
  })

  it('is what the parent asked for, with that reason before any other', () => {
    expect(needs({ can_we_help: 'yes', can_we_help_types: ['internet', 'visit'], internet: 'no' })).toEqual([
      { type: 'internet', reason: 'asked_for' },
      { type: 'visit', reason: 'asked_for' },
    ])
  })

  it('is nothing for an item with a closed route or a missing reason', () => {
    expect(suggestedNeeds(instrument, said({ children_count: 0, school_letters: 'no', homework_help: 'no' }))).toEqual(
      [],
    )
    expect(suggestedNeeds(instrument, said(children, { internet: 'refused' }))).toEqual([])
  })

  it('is never the same help twice, and always a type of help that can be agreed', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const suggested = suggestedNeeds(instrument, answers).map(({ type }) => type)
        expect(new Set(suggested).size).toBe(suggested.length)
        expect(suggested.filter((type) => !(needTypes as readonly string[]).includes(type))).toEqual([])
      }),
    )
  })

  it('exists for every theme of question 25 except "nothing"', () => {
    const item = instrument.itemByKey('needs')!
    const themes = 'options' in item ? item.options.filter((theme) => theme !== 'nothing') : []
    for (const theme of themes) expect(types({ needs: [theme] })).toHaveLength(1)
  })
})

import { describe, expect, it } from 'vitest'
import { said } from '../../../tests/arbitrary-answers'
import { changedVersion } from '../../../tests/second-version/changed-version'
import type { Answers } from './answer'
import type { CallDetailKey } from './call-details'
import { checksOf, hardChecks, softChecks } from './checks'
import { isUncoded } from './coding'
import { latestInstrument as instrument } from './instrument'
import type { Question } from './keys'

const today = '2020-04-01'
const ready = { call_date: today, confidentiality: 'yes' }
const ids = (answers: Answers, agreedHelp = 0) => softChecks(instrument, answers, agreedHelp).map(({ id }) => id)
const besides = (key: CallDetailKey, value: string): Answers => ({ [key]: { value, missing: null } })

describe('a hard check', () => {
  it('does not fail once the date is given and confidentiality was explained', () => {
    expect(hardChecks(instrument, said(ready), today)).toEqual([])
  })

  it('fails for a date that is missing or in the future', () => {
    expect(hardChecks(instrument, said({ confidentiality: 'yes' }), today)).toMatchObject([
      { id: 'date_missing', key: 'call_date' },
    ])
    expect(hardChecks(instrument, said({ ...ready, call_date: '2020-04-02' }), today)).toMatchObject([
      { id: 'date_in_future' },
    ])
  })

  it.each([
    said({ call_date: today }),
    said({ ...ready, confidentiality: 'no' }),
    said({ call_date: today }, { confidentiality: 'dont_know' }),
  ])('is a confidentiality that was not explained (%#)', (answers) => {
    expect(hardChecks(instrument, answers, today)).toEqual([
      { id: 'confidentiality_not_explained', key: 'confidentiality', hard: true },
    ])
  })

  it('comes before the soft checks', () => {
    const checks = checksOf(instrument, said({ children_count: 2, children_ages: [7] }), { today, agreedHelp: 0 })
    expect(checks.map(({ hard }) => hard)).toEqual([true, true, false])
  })
})

describe('a soft check', () => {
  it('does not fail in a conversation without answers', () => {
    expect(ids(said(ready))).toEqual([])
  })

  it('fails when the ages are not as many as the children', () => {
    expect(ids(said({ children_count: 2, children_ages: [7] }))).toEqual(['ages_differ_from_count'])
    expect(ids(said({ children_count: 2, children_ages: [7, 9] }))).toEqual([])
    expect(ids(said({ children_count: 2 }))).toEqual([])
  })

  it('fails when the schools are not as many as the children of 4 to 17', () => {
    expect(ids(said({ children_ages: [3, 7, 9], schools: ['S1', null] }))).toEqual([])
    expect(ids(said({ children_ages: [3, 7, 9], schools: ['S1', null, 'S2'] }))).toEqual(['schools_differ_from_ages'])
  })

  it('fails for a home without Dutch, until the caller notes whether an interpreter is needed', () => {
    const answers = said({ home_languages: ['tr', 'ku'] })
    expect(ids(answers)).toEqual(['no_dutch_no_interpreter'])
    expect(ids({ ...answers, ...besides('interpreter_next_time', 'no') })).toEqual([])
    expect(ids(said({ home_languages: ['tr', 'nl'] }))).toEqual([])
  })

  it('fails for a text without a theme', () => {
    expect(ids(said({ needs_text: 'rust', goes_well_text: '  ' }))).toEqual(['text_without_theme'])
    expect(ids(said({ needs_text: 'rust', needs: ['other'] }))).toEqual([])
  })

  it('fails when help was asked for and none was agreed', () => {
    expect(ids(said({ can_we_help: 'yes' }))).toEqual(['help_without_action'])
    expect(ids(said({ can_we_help: 'yes' }), 1)).toEqual([])
    expect(ids(said({ can_we_help: 'no' }))).toEqual([])
  })
})

describe('a text', () => {
  const needs = instrument.questionOf('needs') as Question
  const withChildren = { routes: [{ rule: 'with_children' }] } as const
  it.each([
    ['of its question', withChildren],
    ['of its own', { parts: [{ key: 'needs_text', kind: 'text', coded: true, ...withChildren }] }],
  ] as const)('needs no coding behind a closed route %s', (_, change) => {
    const other = changedVersion('needs', change)
    const uncodedWith = (answers: Answers) =>
      other.questions.filter((question) => isUncoded(other, question, answers)).map(({ key }) => key)
    expect(uncodedWith(said({ needs_text: 'rust', children_count: 1 }))).toEqual(['needs'])
    expect(uncodedWith(said({ needs_text: 'rust', children_count: 0 }))).toEqual([])
  })

  it('needs no coding with a theme or a missing reason', () => {
    expect(isUncoded(instrument, needs, said({ needs_text: 'rust' }))).toBe(true)
    expect(isUncoded(instrument, needs, said({ needs_text: 'rust', needs: ['nothing'] }))).toBe(false)
    expect(isUncoded(instrument, needs, said({ needs_text: 'rust' }, { needs: 'refused' }))).toBe(false)
    expect(isUncoded(instrument, needs, said({}))).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryAnswers, said } from '../../../tests/arbitrary-answers'
import { notAsked, questionState, sectionProgress } from './completeness'
import type { QuestionKey } from './keys'
import { latestInstrument as instrument } from './instrument'

const { questions, sections } = instrument

const state = (key: QuestionKey, answers = said({}), later: string[] = []) =>
  questionState(
    instrument,
    questions.find((question) => question.key === key)!,
    answers,
    later,
  )

describe('a question', () => {
  it('is open until it is answered, or later when it was deferred', () => {
    expect(state('worries')).toBe('open')
    expect(state('worries', said({}), ['worries'])).toBe('later')
  })

  it('was asked when it has a value, "I do not know" or "I do not want to say"', () => {
    expect(state('worries', said({ worries: 'no' }), ['worries'])).toBe('asked')
    expect(state('worries', said({}, { worries: 'dont_know' }))).toBe('asked')
    expect(state('worries', said({}, { worries: 'refused' }))).toBe('asked')
  })

  it('was asked when it has the parent’s words, also without a theme', () => {
    expect(state('needs', said({ needs_text: 'rust' }))).toBe('asked')
  })

  it('was not asked when only a second part that is no text has an answer', () => {
    expect(state('devices', said({ devices_working: 'yes' }))).toBe('open')
  })

  it('is not applicable behind a closed route, whatever was answered or deferred', () => {
    expect(state('homework_help', said({ children_count: 0, homework_help: 'no' }), ['homework_help'])).toBe(
      'not_applicable',
    )
  })

  it('was not asked when its answer was cleared', () => {
    expect(state('keeps_going', said({ keeps_going: [] }))).toBe('open')
  })
})

describe('a section', () => {
  it('counts the questions with open routes', () => {
    expect(sectionProgress(instrument, 'school', said({}))).toEqual({ asked: 0, of: 8 })
    expect(sectionProgress(instrument, 'school', said({ children_count: 0, internet: 'yes' }))).toEqual({
      asked: 1,
      of: 2,
    })
  })

  it('adds up with the others to thirty questions, whatever was answered', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const closed = questions.filter(
          (question) => questionState(instrument, question, answers, []) === 'not_applicable',
        )
        const progress = sections.map((section) => sectionProgress(instrument, section, answers))
        const sum = (pick: 'asked' | 'of') => progress.reduce((total, one) => total + one[pick], 0)
        expect(sum('of') + closed.length).toBe(30)
        expect(sum('of') - sum('asked')).toBe(notAsked(instrument, answers).length)
      }),
    )
  })
})

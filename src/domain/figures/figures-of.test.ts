import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryInterviews, interview, said } from '../../../tests/arbitrary-answers'
import { latestInstrument as instrument } from '../instrument/instrument'
import { effectiveAnswer } from '../instrument/routing'
import { figuresOf, type FigureSelection } from './figures-of'
import type { EndedInterview } from './interview-fact'
import { parseWeek } from './week'

const week = parseWeek('2020-W14')!
const reach = { listed: 9, attempted: 8, reached: 7, interviewed: 6 }
const organisation: FigureSelection = { week, level: 'organisation', ref: null, instrument }
const board: FigureSelection = { week, level: 'board', ref: 'B1', schoolRefs: new Set(['S1', 'S3']), instrument }
const weekFigures = (all: EndedInterview[], selection = organisation) => figuresOf(all, selection, reach)

describe('from interviews to the figures of a week', () => {
  test('assigns an interview to its week by call date, Monday to Sunday', () => {
    const dates = ['2020-03-29', '2020-03-30', '2020-04-05', '2020-04-06']
    const all = dates.map((callDate, index) => interview({ ref: `I${index}`, familyRef: `F${index}`, callDate }))
    expect(weekFigures(all).families).toBe(2)
  })

  test('counts a repeat call after an interview of long ago, and leaves out one without confidentiality explained', () => {
    const all = [
      interview({ ref: 'I1', callDate: '2019-01-01' }),
      interview({ ref: 'I2' }),
      interview({ ref: 'I3', familyRef: 'F2', answers: said({ confidentiality: 'no' }) }),
      interview({ ref: 'I4', familyRef: 'F3', answers: said({}, { confidentiality: 'refused' }) }),
    ]
    expect(weekFigures(all)).toMatchObject({ interviews: 1, first: 0, repeat: 1, families: 1 })
  })

  test('does not depend on the order of interviews, to the byte', () => {
    const shuffled = arbitraryInterviews.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, fc.constantFrom(organisation, board), ([all, other], selection) => {
        expect(JSON.stringify(weekFigures(other, selection))).toBe(JSON.stringify(weekFigures(all, selection)))
      }),
      { numRuns: 150 },
    )
  })

  test('counts every family once at every question: as substantive, missing, or outside the denominator', () => {
    const sharesWithAnswers = { organisation: 0, board: 0 }
    fc.assert(
      fc.property(arbitraryInterviews, fc.constantFrom('organisation' as const, 'board' as const), (all, level) => {
        const figures = weekFigures(all, { organisation, board }[level])
        expect(figures.first + figures.repeat).toBe(figures.interviews)
        expect(Object.values(figures.by_channel).reduce((sum, count) => sum + count, 0)).toBe(figures.interviews)
        for (const shares of Object.values(figures.shares)) {
          if (!shares) continue
          if (shares.n > 0) sharesWithAnswers[level] += 1
          const missing = Object.values(shares.missing).reduce((sum, count) => sum + count, 0)
          const outside = ['no_homework', 'not_needed'].map((option) => shares.options[option]?.count ?? 0)
          expect(shares.n + missing + outside[0]! + outside[1]!).toBe(figures.families)
          for (const option of Object.values(shares.options)) {
            expect(option.count).toBeLessThanOrEqual(figures.families)
            if (option.share !== null) expect(option.share).toBe(option.count / shares.n)
          }
        }
      }),
      { numRuns: 150 },
    )
    expect(Math.min(...Object.values(sharesWithAnswers))).toBeGreaterThan(100)
  })

  test('gives the same figures as a count by hand', () => {
    const value = (one: EndedInterview, key: string) => {
      const answer = effectiveAnswer(instrument, key, one.answers)
      return answer.state === 'value' ? answer.value : undefined
    }
    const key = (one: EndedInterview) =>
      `${one.ended === 'completed' ? 1 : 0} ${one.callDate} ${one.endedAt.toISOString()} ${one.ref.padStart(4)}`
    fc.assert(
      fc.property(arbitraryInterviews, (all) => {
        const ofWeek = all.filter(
          (one) =>
            one.callDate >= '2020-03-30' &&
            one.callDate <= '2020-04-05' &&
            one.answers.confidentiality?.value === 'yes',
        )
        const spoken: { [family: string]: EndedInterview } = {}
        for (const one of ofWeek) {
          const other = spoken[one.familyRef]
          if (!other || key(one) > key(other)) spoken[one.familyRef] = one
        }
        const ones = Object.values(spoken)
        const figures = weekFigures(all.map((one) => ({ ...one, ref: one.ref.padStart(4) })))
        const helped = ones.map((one) => value(one, 'homework_help'))
        const n = helped.filter((answer) => answer === 'yes' || answer === 'partly' || answer === 'no').length
        const yes = helped.filter((answer) => answer === 'yes').length
        expect(figures.families).toBe(ones.length)
        expect(figures.shares.homework_help).toMatchObject({
          n,
          options: { yes: { count: yes, share: n ? yes / n : null } },
        })
        const given = ones.map((one) => value(one, 'grade_parent')).filter((grade) => typeof grade === 'number')
        const mean = given.reduce((sum, grade) => sum + grade, 0) / given.length
        expect(figures.grades.parent?.n).toBe(given.length)
        if (given.length > 0) expect(figures.grades.parent?.mean).toBeCloseTo(mean, 12)
      }),
      { numRuns: 150 },
    )
  })
})

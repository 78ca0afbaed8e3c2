import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryInterviews, interview, said } from '../../../tests/arbitrary-answers'
import { byMoment, countedFacts } from './counting'
import { interviewFact, type EndedInterview } from './interview-fact'

type About = Partial<EndedInterview>
const facts = (...all: About[]) =>
  all.map((about, index) => interviewFact(interview({ ref: `I${index + 1}`, ...about })))
const unexplained = { answers: said({ confidentiality: 'no' }) }
const graded = (callDate: string, grade?: number): About => ({
  callDate,
  answers: said({ confidentiality: 'yes', ...(grade === undefined ? {} : { grade_parent: grade }) }),
})

const spoke = (...all: About[]) =>
  countedFacts(facts(...all))
    .filter((fact) => fact.isOfWeek)
    .map((fact) => fact.ref)

describe('the interview that represents a family', () => {
  test('is the latest completed one, even when a later one was broken off', () => {
    expect(spoke({}, { callDate: '2020-04-02' }, { callDate: '2020-04-03', ended: 'broken_off' })).toEqual(['I2'])
  })

  test('is the latest broken-off one when none was completed', () => {
    expect(spoke({ ended: 'broken_off', callDate: '2020-04-02' }, { ended: 'broken_off' })).toEqual(['I1'])
  })

  test('is the latest by call date, then by end, then by ref in code units', () => {
    const late = new Date('2020-04-09T10:00:00Z')
    expect(spoke({ endedAt: late }, { callDate: '2020-04-02' })).toEqual(['I2'])
    expect(spoke({ endedAt: late }, {})).toEqual(['I1'])
    expect(spoke({ ref: 'I9' }, { ref: 'I10' })).toEqual(['I9'])
    expect(spoke({ ref: 'a' }, { ref: 'B' })).toEqual(['a'])
  })

  test('is never one without confidentiality explained', () => {
    expect(spoke({ ended: 'broken_off' }, { callDate: '2020-04-02', ...unexplained })).toEqual(['I1'])
    expect(spoke(unexplained)).toEqual([])
  })
})

describe('the history of a family', () => {
  test('begins with its first counting interview ever, also in another week', () => {
    const all = facts({ callDate: '2020-03-01', ...unexplained }, { callDate: '2020-03-02' }, {}, { familyRef: 'F2' })
    expect(countedFacts(all).map((fact) => [fact.ref, fact.isFirst])).toEqual([
      ['I2', true],
      ['I3', false],
      ['I4', true],
    ])
  })

  test('has one representing interview in each week', () => {
    const all = facts({ callDate: '2020-03-29' }, { callDate: '2020-03-30' }, { callDate: '2020-04-05' })
    expect(countedFacts(all).map((fact) => fact.isOfWeek)).toEqual([true, false, true])
  })

  test('compares grades with the counting interview directly before, and has no change when either is missing', () => {
    const all = facts(
      graded('2020-03-01', 5),
      graded('2020-03-08', 7),
      { ...graded('2020-03-09', 1), answers: said({ grade_parent: 1 }) },
      graded('2020-03-15', 6),
      graded('2020-03-22'),
      graded('2020-03-29', 9),
    )
    expect(countedFacts(all).map((fact) => fact.gradeChanges.parent)).toEqual([null, 2, -1, null, null])
  })

  test('does not depend on the order of the interviews', () => {
    let reorderedHistories = 0
    const shuffled = arbitraryInterviews.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const counted = (some: EndedInterview[]) => countedFacts(some.map(interviewFact)).toSorted(byMoment)
        if (counted(all).length > 1 && all.some((one, index) => one !== other[index])) reorderedHistories += 1
        expect(counted(other)).toEqual(counted(all))
      }),
      { numRuns: 100 },
    )
    expect(reorderedHistories).toBeGreaterThan(10)
  })

  test('has one first interview for each family, and one representing interview for each family and week', () => {
    let historiesWithRepeats = 0
    fc.assert(
      fc.property(arbitraryInterviews, (all) => {
        const counted = countedFacts(all.map(interviewFact))
        const families = new Set(counted.map((fact) => fact.familyRef))
        const weeks = new Set(counted.map((fact) => `${fact.familyRef} ${fact.week}`))
        if (weeks.size > families.size && counted.length > weeks.size) historiesWithRepeats += 1
        expect(counted.filter((fact) => fact.isFirst)).toHaveLength(families.size)
        expect(counted.filter((fact) => fact.isOfWeek)).toHaveLength(weeks.size)
      }),
      { numRuns: 100 },
    )
    expect(historiesWithRepeats).toBeGreaterThan(0)
  })
})

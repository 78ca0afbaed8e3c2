import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryInterviews, interview, said } from '../../../tests/arbitrary-answers'
import { latestInstrument as instrument } from '../instrument/instrument'
import { countedFacts, type CountedFact } from './counting'
import { interviewFact, type EndedInterview } from './interview-fact'
import { mergedCounts } from './merged-counts'
import { tally as tallyByVersion, type TallyOptions } from './tally'

const tally = (facts: readonly CountedFact[], options?: TallyOptions) =>
  mergedCounts(instrument, tallyByVersion(facts, options))

const counted = (...all: Partial<EndedInterview>[]) =>
  countedFacts(all.map((about, index) => interviewFact(interview({ ref: `I${index + 1}`, ...about }))))
const answered = (...answers: Parameters<typeof said>) => ({
  answers: said({ confidentiality: 'yes', ...answers[0] }, answers[1]),
})

describe('counting a week', () => {
  test('counts interviews, channels and who chose them for every interview, answers for one per family', () => {
    const counts = tally(
      counted(
        { channel: 'phone', ...answered({ internet: 'no' }) },
        { callDate: '2020-04-02', channel: 'visit', chosenBy: 'worker', ...answered({ internet: 'yes' }) },
        { familyRef: 'F2', channel: 'visit', ...answered({}, { internet: 'refused' }) },
      ),
    )
    expect(counts).toMatchObject({ interviews: 3, families: 2, first: 2, repeat: 1 })
    expect(counts.byChannel).toEqual({ video: 0, phone: 1, chat: 0, email: 0, visit: 2 })
    expect(counts.byChooser).toEqual({ parent: 2, worker: 1 })
    expect(counts.codes.internet).toEqual({ yes: 1, refused: 1 })
    expect(counts.items.internet).toEqual({ count: 0, n: 1 })
  })

  test('counts each chosen option of a list, so that the counts can add up to more than the families', () => {
    const counts = tally(
      counted(answered({ needs: ['play', 'other'] }), { familyRef: 'F2', ...answered({ needs: ['play'] }) }),
    )
    expect(counts.codes.needs).toEqual({ play: 2, other: 1 })
  })

  test('sums whole numbers: load in 1/5040, capacity in 1/840, grades as they are', () => {
    const load = { enough_room: 'no', internet: 'no', worries: 'no', rules_clear: 'yes', money_for_groceries: 'partly' }
    const counts = tally(
      counted(answered({ ...load, grade_parent: 6, daily_routine: 'yes', enough_support: 'no', supporters: 'no' }), {
        familyRef: 'F2',
        ...answered({ grade_parent: 9 }),
      }),
    )
    expect(counts.load).toEqual({ n: 1, sum: 2520, sumOfSquares: 2520 ** 2 })
    expect(counts.capacity).toEqual({ n: 1, sum: 280, sumOfSquares: 280 ** 2 })
    expect(counts.grades.parent).toMatchObject({ n: 2, sum: 15, sumOfSquares: 117, distribution: { 6: 1, 7: 0, 9: 1 } })
  })

  test('sums the changes of grades since the previous interview', () => {
    const counts = tally(
      counted(
        { callDate: '2020-03-25', ...answered({ grade_parent: 8, grade_children: 6 }) },
        answered({ grade_parent: 5 }),
      ).filter((fact) => fact.week === '2020-W14'),
    )
    expect(counts.changes).toEqual({
      parent: { n: 1, sum: -3, sumOfSquares: 9 },
      children: { n: 0, sum: 0, sumOfSquares: 0 },
    })
  })
})

describe('counting at a node', () => {
  const at = (...refs: string[]) => ({ schoolRefs: new Set(refs) })

  test('counts a family at every school of its children, and once at a node with several of them', () => {
    const facts = counted(answered({ schools: ['S1', 'S2'] }))
    expect([at('S1'), at('S2'), at('S1', 'S2')].map((node) => tally(facts, node).families)).toEqual([1, 1, 1])
  })

  test('counts a family without a listed school at the organisation only', () => {
    const facts = counted(answered({ schools: ['other'] }), { familyRef: 'F2' })
    expect(tally(facts, at('S1', 'other')).interviews).toBe(0)
    expect(tally(facts).families).toBe(2)
  })

  test('chooses the interview that represents a family before it looks at schools', () => {
    const facts = counted(answered({ schools: ['S1'] }), { callDate: '2020-04-02', ...answered({ schools: ['S2'] }) })
    expect(tally(facts, at('S1'))).toMatchObject({ interviews: 1, first: 1, families: 0 })
    expect(tally(facts, at('S2'))).toMatchObject({ interviews: 1, repeat: 1, families: 1 })
  })

  test('counts at all schools and at none together what it counts at the organisation', () => {
    let historiesWithBoth = 0
    fc.assert(
      fc.property(arbitraryInterviews, (all) => {
        const facts = countedFacts(all.map(interviewFact))
        const without = facts.filter((fact) => fact.schools.length === 0)
        const listed = tally(facts, at('S1', 'S2', 'S3'))
        if (listed.families > 0 && tally(without).families > 0) historiesWithBoth += 1
        expect(listed.families + tally(without).families).toBe(tally(facts).families)
        expect(listed.interviews + without.length).toBe(facts.length)
      }),
      { numRuns: 100 },
    )
    expect(historiesWithBoth).toBeGreaterThan(10)
  })
})

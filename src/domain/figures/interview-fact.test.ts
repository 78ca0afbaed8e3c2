import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryAnswers, interview, said } from '../../../tests/arbitrary-answers'
import { latestInstrument as instrument } from '../instrument/instrument'
import { interviewFact, missingCodes } from './interview-fact'

const factOf = (...answers: Parameters<typeof said>) => interviewFact(interview({}, said(...answers)))

describe('the fact of an interview', () => {
  test('counts only when confidentiality was explained', () => {
    expect(factOf({}).counts).toBe(true)
    expect(factOf({ confidentiality: 'no' }).counts).toBe(false)
    expect(interviewFact(interview({ answers: {} })).counts).toBe(false)
  })

  test('belongs to the week of its call date, whenever it was completed', () => {
    expect(interviewFact(interview({ callDate: '2021-01-03', endedAt: new Date('2021-01-06T09:00:00Z') })).week).toBe(
      '2020-W53',
    )
  })

  test('distinguishes "no" from four reasons why there is no answer', () => {
    const { choices } = factOf({ children_count: 0 }, { worries: 'refused', internet: 'dont_know' })
    expect([choices.worries, choices.internet, choices.daily_routine, choices.homework_help]).toEqual([
      ['refused'],
      ['dont_know'],
      ['not_asked'],
      ['not_applicable'],
    ])
    expect([choices.worries_topics, choices.needs]).toEqual([['not_applicable'], ['not_asked']])
  })

  test('has the chosen options of a list, or one missing code', () => {
    const { choices } = factOf({ needs: ['play', 'homework'], home_languages: ['nl', 'fr'] }, { goes_well: 'refused' })
    expect([choices.needs, choices.home_languages, choices.goes_well]).toEqual([
      ['play', 'homework'],
      ['nl', 'fr'],
      ['refused'],
    ])
  })

  test.each(['keeps_going', 'needs', 'goes_well'] as const)(
    'has the missing code not_coded for a text without a theme at %s',
    (key) => {
      const text = { [`${key}_text`]: 'samen koken' }
      expect(factOf(text).choices[key]).toEqual(['not_coded'])
      expect(factOf({ [`${key}_text`]: ' \n' }).choices[key]).toEqual(['not_asked'])
      expect(factOf({ ...text, [key]: ['other'] }).choices[key]).toEqual(['other'])
      expect(factOf(text, { [key]: 'dont_know' }).choices[key]).toEqual(['dont_know'])
    },
  )

  test('needs no theme for the text of question 29', () => {
    expect(factOf({ can_we_help: 'yes', can_we_help_text: 'een fiets' }).choices.can_we_help_types).toEqual([
      'not_asked',
    ])
  })

  test('has each listed school once, and leaves out "other" and a missing school', () => {
    expect(factOf({ schools: ['S2', null, 'S1', 'other', 'S2'] }).schools).toEqual(['S1', 'S2'])
    expect(factOf({ schools: ['S1'], children_ages: [3] }).schools).toEqual([])
  })

  test('has a grade only where one was given', () => {
    expect(factOf({ grade_parent: 1, grade_children: 10 })).toMatchObject({ grades: { parent: 1, children: 10 } })
    expect(factOf({ grade_children: 8, children_count: 0 })).toMatchObject({ grades: { parent: null, children: null } })
  })

  test('has no text, no note and no other answer', () => {
    const fact = factOf({
      keeps_going_text: 'GEHEIM',
      needs_text: 'GEHEIM',
      can_we_help: 'yes',
      can_we_help_text: 'GEHEIM',
    })
    expect(JSON.stringify(fact)).not.toContain('GEHEIM')
  })

  test('has only codes of the item: an option, a language or a missing code', () => {
    const missing: readonly string[] = missingCodes
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const { choices } = interviewFact(interview({ answers }))
        expect(Object.keys(choices)).toEqual(instrument.choiceItems.map((item) => item.key))
        for (const item of instrument.choiceItems) {
          const codes: readonly string[] = choices[item.key] ?? []
          if (item.kind === 'choice') expect(codes).toHaveLength(1)
          const reasons = codes.filter((one) => missing.includes(one))
          expect(codes.length).toBeGreaterThan(0)
          if (reasons.length > 0) expect(codes).toHaveLength(1)
          else if (item.kind !== 'languages') expect(item.options).toEqual(expect.arrayContaining([...codes]))
        }
      }),
      { numRuns: 200 },
    )
  })
})

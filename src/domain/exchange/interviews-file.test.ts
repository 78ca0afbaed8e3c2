import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryAnswers } from '../../../tests/arbitrary-answers'
import type { Answers } from '../instrument/answer'
import { latestInstrument as instrument } from '../instrument/instrument'
import { effectiveAnswer } from '../instrument/routing'
import { interviewsFile, type InterviewRow } from './interviews-file'
import { fileRows, tableOfRows, type CellTable } from './table'

const format = interviewsFile({ today: '2021-01-01', versionOn: () => 1, ownQuestions: [] })

const asTable = (rows: string[][]): CellTable => ({
  header: rows[0] ?? [],
  records: rows.slice(1).map((cells, index) => ({ line: index + 2, cells })),
})

const complete: Record<string, string> = {
  ref: 'N000001',
  family_ref: '0001',
  caller_email: 'bente@example.org',
  channel: 'phone',
  chosen_by: 'parent',
  ended: 'completed',
  call_date: '2020-04-01',
  confidentiality: 'yes',
}

/** Reads a file with one complete line in which these cells are replaced. */
const read = (cells: Record<string, string>) => {
  const all = { ...complete, ...cells }
  return fileRows(asTable([format.columns as string[], format.columns.map((column) => all[column] ?? '')]), format)
}
const problems = (cells: Record<string, string>) =>
  read(cells).problems.map(({ line, column, code }) => `${line} ${column} ${code}`)

/** The stored answers that an export has: those with an open route and a value or a missing reason. */
const exported = (answers: Answers): Answers =>
  Object.fromEntries(
    instrument.items.flatMap((item) => {
      const said = effectiveAnswer(instrument, item.key, answers)
      if (said.state === 'not_applicable' || (said.state === 'missing' && said.missing === 'not_asked')) return []
      if (said.state === 'value' && Array.isArray(said.value) && said.value.length === 1 && said.value[0] === null)
        return []
      return [[item.key, answers[item.key]]]
    }),
  )

const arbitraryRow: fc.Arbitrary<InterviewRow> = fc
  .record({
    answers: arbitraryAnswers,
    texts: fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 4, maxLength: 4 }),
    channel: fc.constantFrom('video', 'visit'),
    ended: fc.constantFrom('completed', 'broken_off', 'relieved'),
  })
  .map(({ answers, texts, channel, ended }) => {
    const [keeps, needs, well, help] = texts.map((value) => ({ value: value.replaceAll('\0', ''), missing: null }))
    const said: Answers = {
      ...answers,
      keeps_going_text: keeps,
      needs_text: needs,
      goes_well_text: well,
      can_we_help_text: help,
      call_date: { value: '2020-04-05', missing: null },
      confidentiality: { value: 'yes', missing: null },
    }
    const about = { ref: 'N000001', familyRef: 'F 1', callerEmail: 'bente@example.org', chosenBy: 'worker', version: 1 }
    return { ...about, channel, ended, answers: said } as InterviewRow
  })

describe('interviews.csv', () => {
  test('reads back every interview as it was written', () => {
    fc.assert(
      fc.property(arbitraryRow, (row) => {
        const { rows, problems: found } = fileRows(asTable(tableOfRows([row], format)), format)
        expect(found).toEqual([])
        expect(rows[0]?.row).toEqual({ ...row, answers: exported(row.answers) })
      }),
      { numRuns: 300 },
    )
  })

  test('reads or refuses any cell, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...format.columns), fc.string({ unit: 'binary', maxLength: 60 }), (column, cell) => {
        const { rows, problems: found } = read({ [column]: cell })
        expect(rows.length + found.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    [{ enough_room: 'maybe' }, '2 enough_room unknown_option'],
    [{ worries: 'yes', worries_topics: 'health|health' }, '2 worries_topics twice'],
    [{ grade_parent: '11' }, '2 grade_parent out_of_range'],
    [{ grade_parent: '7,5' }, '2 grade_parent not_a_number'],
    [{ children_ages: '7|x' }, '2 children_ages not_a_number'],
    [{ children_ages: '7|26' }, '2 children_ages out_of_range'],
    [{ home_languages: 'Turks' }, '2 home_languages unknown_language'],
    [{ household_others: 'nobody|partner' }, '2 household_others excludes_others'],
    [{ call_date: '31-2-2020' }, '2 call_date not_a_date'],
    [{ call_date: '2021-01-02' }, '2 call_date in_future'],
    [{ call_date: '' }, '2 call_date required'],
    [{ call_date: 'refused' }, '2 call_date required'],
    [{ confidentiality: 'no' }, '2 confidentiality not_confidential'],
    [{ channel: 'fax' }, '2 channel unknown_option'],
    [{ needs_text: 'x'.repeat(10_001) }, '2 needs_text too_long'],
    [{ needs_text: 'nul \0' }, '2 needs_text bad_characters'],
    [{ caller_email: '=cmd()' }, '2 caller_email not_an_email'],
    [{ ref: '=1+1' }, '2 ref bad_ref'],
  ])('refuses %j as %s', (cells, expected) => {
    expect(problems(cells)).toEqual([expected])
  })

  test('accepts an interview that was broken off before confidentiality was explained', () => {
    expect(problems({ ended: 'broken_off', confidentiality: '' })).toEqual([])
  })

  test('refuses a value behind a closed route, and ignores a missing reason there', () => {
    expect(problems({ homework_help: 'yes', homework_missing: 'language' })).toEqual([
      '2 homework_missing closed_route',
    ])
    expect(problems({ children_count: '0', school_letters: 'no' })).toEqual(['2 school_letters closed_route'])
    expect(read({ homework_help: 'yes', homework_missing: 'dont_know' }).rows[0]?.row.answers).not.toHaveProperty(
      'homework_missing',
    )
  })

  test('keeps the order of the schools when a child has none', () => {
    const schools = (cell: string) => read({ children_ages: '7|9', schools: cell }).rows[0]?.row.answers.schools?.value
    expect([schools('S1|other'), schools('S1|'), schools('|S2'), schools('|'), schools('')]).toEqual([
      ['S1', 'other'],
      ['S1', null],
      [null, 'S2'],
      [null, null],
      undefined,
    ])
  })

  test('reads empty and not_asked as the same, and a missing reason by its key', () => {
    const row = read({ enough_room: 'not_asked', rules_clear: 'refused' }).rows[0]?.row
    expect(row?.answers.enough_room).toBeUndefined()
    expect(row?.answers.rules_clear).toEqual({ value: null, missing: 'refused' })
  })

  test('protects a text that looks like a formula or a missing reason with an apostrophe, and reads it back', () => {
    for (const text of ['=HYPERLINK("x")', '- rust in huis', 'refused', "'=1", '@thuis', '+1 keer']) {
      const cell = format.cellsOf({
        ...(read({}).rows[0]?.row as InterviewRow),
        answers: { needs_text: { value: text, missing: null } },
      }).needs_text
      expect(cell?.startsWith("'")).toBe(true)
      expect(read({ needs_text: cell ?? '' }).rows[0]?.row.answers.needs_text?.value).toBe(text)
    }
  })
})

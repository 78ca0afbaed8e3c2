import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { channels } from '../instrument/call-details'
import { lineDropPlans, partsOfDay } from '../people/contact-preferences'
import { attemptsToAdd, familiesFile, type FamilyRow } from './families-file'
import { plainLine } from './plain-line'
import { fileRows, tableOfRows } from './table'

const format = familiesFile('2020-05-01')
const columns = [...format.columns]

const complete: Record<string, string> = { ref: '0001', parent_name: 'Verzonnen Ouder', status: 'known' }
const read = (
  cells: Record<string, string>,
  header = [...columns, ...Object.keys(cells).filter((c) => optional.has(c))],
) => {
  const all = { ...complete, ...cells }
  return fileRows({ header, records: [{ line: 7, cells: header.map((column) => all[column] ?? '') }] }, format)
}
const optional = new Set<string>(format.optionalColumns)
const problems = (cells: Record<string, string>) => read(cells).problems.map(({ column, code }) => `${column} ${code}`)

const oneLine = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => plainLine(text.replaceAll(/\p{Cc}/gu, '')))

const arbitraryRow: fc.Arbitrary<FamilyRow> = fc.record({
  ref: fc.constantFrom('0001', 'F-12', 'Ouder 3'),
  parentName: oneLine.map((name) => name || 'Verzonnen Ouder'),
  surname: oneLine,
  phones: fc.uniqueArray(fc.constantFrom('+31 6 0000 0001', '06-00000002', '+32 (0) 12'), { maxLength: 3 }),
  emails: fc.uniqueArray(fc.constantFrom('a@example.org', 'b.c@example.org', "-o'x@example.org"), { maxLength: 2 }),
  languages: fc.uniqueArray(fc.constantFrom('nl', 'tr', 'zh-Hant', 'other'), { maxLength: 3 }),
  status: fc.constantFrom('known', 'waiting_list'),
  programme: oneLine,
  callerEmail: fc.constantFrom('', 'bente@example.org'),
  note: fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replaceAll('\0', '')),
  children: fc.array(
    fc.record({ age: fc.integer({ min: 0, max: 25 }), schoolRef: fc.constantFrom(null, 'S1', 'S 2') }),
    { maxLength: 15 },
  ),
  listedSince: fc.constantFrom(null, '2020-03-23', '2020-04-01'),
  attempts: fc.array(
    fc.record({
      day: fc.constantFrom('2020-04-01', '2020-05-01'),
      outcome: fc.constantFrom('reached', 'no_answer', 'number_dead', 'callback_asked'),
    }),
    { maxLength: 5 },
  ),
  preferences: fc.record({
    nameToUse: oneLine,
    whoMayHear: oneLine,
    mayLeaveMessage: fc.constantFrom(null, true, false),
    safeHours: fc.constantFrom('', '10-12', 'na 19:00', '=SOM(1)'),
    stopWord: oneLine,
    lineDropPlan: fc.constantFrom(null, ...lineDropPlans),
    lineDropNote: oneLine,
    callLanguage: fc.constantFrom(null, 'nl', 'zh-Hant', 'other'),
    interpreterNeeded: fc.constantFrom(null, true, false),
    interpreterRefused: fc.constantFrom(null, true, false),
    interpreterName: oneLine,
    preferredChannels: fc.subarray([...channels]),
    preferredPartsOfDay: fc.subarray([...partsOfDay]),
  }),
})

describe('families.csv', () => {
  test('reads back every family as it was written', () => {
    fc.assert(
      fc.property(arbitraryRow, (row) => {
        const [header = [], cells = []] = tableOfRows([row], format)
        const { rows, problems: found } = fileRows({ header, records: [{ line: 2, cells }] }, format)
        expect(found).toEqual([])
        expect(rows[0]?.row).toEqual(row)
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    [{ parent_name: '' }, 'parent_name required'],
    [{ parent_name: '=1+1' }, 'parent_name formula'],
    [{ email: '=a@b.c' }, 'email not_an_email'],
    [{ email: 'geen adres' }, 'email not_an_email'],
    [{ language: 'Nederlands' }, 'language unknown_language'],
    [{ status: 'wacht' }, 'status unknown_option'],
    [{ caller_email: 'bente' }, 'caller_email not_an_email'],
    [{ parent_name: '＝HYPERLINK(1)' }, 'parent_name formula'],
    [{ parent_name: '\u3164=1' }, 'parent_name formula'],
    [{ ref: '1,00E+03' }, 'ref damaged_ref'],
    [{ ref: '1E-3' }, 'ref damaged_ref'],
    [{ ref: '1-feb' }, 'ref damaged_ref'],
    [{ children: '2:00' }, 'children bad_child'],
    [{ children: '02:00:00 AM' }, 'children bad_child'],
    [{ listed_since: '31-2-2020' }, 'listed_since not_a_date'],
    [{ email: '@example.org' }, 'email not_an_email'],
    [{ children: 'zeven' }, 'children bad_child'],
    [{ children: '26:S1' }, 'children out_of_range'],
    [{ children: Array(16).fill('4').join('|') }, 'children too_many'],
    [{ listed_since: '2020-02-30' }, 'listed_since not_a_date'],
    [{ listed_since: '2020-05-02' }, 'listed_since in_future'],
    [{ attempts: '2020-04-01' }, 'attempts bad_attempt'],
    [{ attempts: '2020-05-02:reached' }, 'attempts in_future'],
    [{ note: 'x'.repeat(4_001) }, 'note too_long'],
    [{ note: 'x'.repeat(1_000_000) }, 'note too_long'],
  ])('refuses %j as %s', (cells, expected) => {
    expect(problems(cells)).toEqual([expected])
  })

  test('accepts a child without a school, with or without a colon', () => {
    expect(read({ children: '7:S1|9:|2' }).rows[0]?.row.children).toEqual([
      { age: 7, schoolRef: 'S1' },
      { age: 9, schoolRef: null },
      { age: 2, schoolRef: null },
    ])
  })

  test('reads all white space as single spaces and drops invisible characters', () => {
    const header = columns.map((name) => name.replace('_', '\u00a0'))
    const cells = columns.map(
      (name) => ({ ...complete, parent_name: 'Sien\u00a0 Stil', email: '\u200bsien@example.org' })[name] ?? '',
    )
    const { rows, problems: found } = fileRows({ header, records: [{ line: 2, cells }] }, format)
    expect([found, rows[0]?.row.parentName, rows[0]?.row.emails]).toEqual([[], 'Sien Stil', ['sien@example.org']])
  })

  test('ignores empty columns without a name, and refuses one with a value', () => {
    const cells = columns.map((name) => complete[name] ?? '')
    const withEmpty = (last: string) =>
      fileRows({ header: [...columns, '', ''], records: [{ line: 2, cells: [...cells, '', last] }] }, format).problems
    expect([withEmpty('\u00a0'), withEmpty('iets').length]).toEqual([[], 1])
  })

  test('reports all problems of a row at once', () => {
    expect(problems({ parent_name: '', status: 'wacht', children: 'zeven' })).toEqual([
      'parent_name required',
      'status unknown_option',
      'children bad_child',
    ])
  })

  test('reads Dutch dates, and notes how it read them', () => {
    const { rows, notes } = read({ listed_since: '28-3-2020' })
    expect([rows[0]?.row.listedSince, notes]).toEqual([
      '2020-03-28',
      [{ line: 7, column: 'listed_since', code: 'dutch_date', value: '28-3-2020', reading: '2020-03-28' }],
    ])
  })

  test.each(['+tag@example.org', "-o'x@example.org", "o'hara@example.org"])('accepts %s, as the form does', (email) => {
    expect(problems({ email })).toEqual([])
  })

  test.each(['0012', '1E3', '1-feb', 'F\u00a01', 'F  1'])(
    'reads back the ref %j, also as the school of a child',
    (ref) => {
      const row = { ...read({}).rows[0]!.row, ref, children: [{ age: 7, schoolRef: ref }] }
      const [header = [], cells = []] = tableOfRows([row], format)
      const again = fileRows({ header, records: [{ line: 2, cells }] }, format)
      expect([again.problems, again.rows[0]?.row.ref, again.rows[0]?.row.children]).toEqual([[], ref, row.children])
    },
  )

  test('has no attempts at all, not an empty list, when the column is left out', () => {
    expect(read({}).rows[0]?.row.attempts).toBeNull()
    expect(read({ attempts: '' }).rows[0]?.row.attempts).toEqual([])
  })

  test('has no surname, not an empty one, when the column is left out', () => {
    expect(read({}).rows[0]?.row.surname).toBeNull()
    expect(read({ surname: 'van der Berg' }).rows[0]?.row.surname).toBe('van der Berg')
  })

  test('adds only attempts that are not stored yet, and counts equal ones', () => {
    const tried = (day: string) => ({ day, outcome: 'no_answer' as const })
    expect(
      attemptsToAdd([tried('2020-04-01'), tried('2020-04-01')], [tried('2020-04-01'), tried('2020-04-02')]),
    ).toEqual([tried('2020-04-01')])
  })
})

describe('the columns of a file', () => {
  const codes = (header: string[]) =>
    read({}, header).problems.map(({ line, column, code, value }) => [line, column ?? value, code])

  test('may be in any order and any case, with spaces and a byte order mark', () => {
    expect(read({}, columns.toReversed()).problems).toEqual([])
    const [first = '', ...others] = columns
    const record = { line: 2, cells: columns.map((column) => complete[column] ?? '') }
    expect(
      fileRows({ header: [`\uFEFF ${first} `, ...others.map((name) => name.toUpperCase())], records: [record] }, format)
        .problems,
    ).toEqual([])
  })

  test('that are missing, unknown or there twice are reported as one problem', () => {
    expect(codes([...columns.filter((column) => column !== 'phone'), 'ref', 'telefoon'])).toEqual([
      [1, 'ref, telefoon', 'wrong_header'],
    ])
    expect(codes(columns.filter((column) => column !== 'phone'))).toEqual([[1, '', 'columns_missing']])
    expect(codes([...columns, 'telefoon'])).toEqual([[1, 'telefoon', 'columns_wrong']])
  })

  test('must have a cell on every line', () => {
    const { problems: found } = fileRows({ header: columns, records: [{ line: 4, cells: ['0001'] }] }, format)
    expect(found).toEqual([{ line: 4, column: null, code: 'cell_count', value: '1', allowed: '10' }])
  })

  test('may hold the same ref only once', () => {
    const cells = columns.map((column) => complete[column] ?? '')
    const { problems: found } = fileRows(
      {
        header: columns,
        records: [
          { line: 2, cells },
          { line: 5, cells },
        ],
      },
      format,
    )
    expect(found).toEqual([{ line: 5, column: 'ref', code: 'ref_twice', value: '0001', allowed: '2' }])
  })
})

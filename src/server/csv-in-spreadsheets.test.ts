/** Every CSV that we write, with hostile and formula-like texts in every field, as spreadsheets open it. */
import { describe, expect, test } from 'vitest'
import { opened } from '../../tests/dutch-spreadsheet'
import { hostileTexts } from '../../tests/hostile-texts'
import { convertedBy, office } from '../../tests/office'
import { boardWeek } from '../../tests/release-samples'
import { familiesFile, type FamilyRow } from '@/domain/exchange/families-file'
import { interviewsFile, type InterviewRow } from '@/domain/exchange/interviews-file'
import { schoolsFile } from '@/domain/exchange/schools-file'
import { tableOfRows } from '@/domain/exchange/table'
import { safeCell } from '@/domain/export/safe-cell'
import { csvOfCells, csvText } from './csv'
import { releaseFile } from './release-file'

const formulaLike = [
  '=1+1',
  '+31600000000',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  '＋1',
  '－1',
  '＠A1',
  ' =1',
  '\u3164=1',
  '-2+3',
]
const convertible = [
  '0012',
  '1E3',
  '1.000',
  '1,50',
  '€ 5',
  '(12)',
  '2:',
  '2-3',
  '1-feb',
  'mrt 20',
  '31-3-2020',
  'waar',
  '5%',
  '1/2',
]
const texts = [
  // What no column holds comes into no file.
  ...Object.entries(hostileTexts).flatMap(([name, text]) => (name === 'nul' || name === 'surrogate' ? [] : [text])),
  ...formulaLike,
  ...convertible,
  'een "aanhaling"; een komma, en\r\neen regel',
]

const family = (text: string): FamilyRow => ({
  ref: text,
  parentName: text,
  surname: text,
  phones: [text],
  emails: [text],
  languages: ['nl', 'tr'],
  status: 'known',
  programme: text,
  callerEmail: text,
  note: text,
  children: [{ age: 7, schoolRef: text }],
  listedSince: null,
  attempts: [],
  preferences: {
    nameToUse: text,
    whoMayHear: text,
    safeHours: text,
    stopWord: text,
    lineDropNote: text,
    interpreterName: text,
  },
})
const interview = (text: string): InterviewRow => ({
  ref: text,
  familyRef: text,
  callerEmail: text,
  channel: 'phone',
  chosenBy: 'parent',
  ended: 'completed',
  version: 1,
  answers: {
    confidentiality: { value: 'yes', missing: null },
    needs_text: { value: text, missing: null },
    goes_well_text: { value: text, missing: null },
  },
})
const school = (text: string) => ({
  ref: text,
  name: text,
  boardRef: text,
  boardName: text,
  municipalityRef: text,
  municipalityName: text,
})
const interviews = interviewsFile({ today: '2021-01-01', versionOn: () => 1, ownQuestions: [] })

/** The cells of each file, and the file. */
const files: Record<string, () => { cells: string[][]; text: string }> = {
  families: () => {
    const cells = tableOfRows(texts.map(family), familiesFile('2020-05-01'))
    return { cells, text: csvText(cells, 'nl') }
  },
  interviews: () => {
    const cells = tableOfRows(texts.map(interview), interviews)
    return { cells, text: csvText(cells, 'nl') }
  },
  schools: () => {
    const cells = tableOfRows(texts.map(school), schoolsFile)
    return { cells, text: csvText(cells, 'nl') }
  },
  'figures of a week': () => {
    const rows = texts.map((text) => [text, 'naam', text, 3, 0.25])
    const cells = rows.map((row) => row.map((cell) => safeCell(cell, ',').replaceAll(/\r?\n/g, '\r\n')))
    return { cells, text: csvOfCells(rows, 'nl') }
  },
}

/** A reader of RFC 4180 that knows nothing of ours: a mark of order, cells between semicolons, quotes doubled in quotes. */
const readBy4180 = (file: string): string[][] => {
  const rows: string[][] = [[]]
  let [cell, isQuoted] = ['', false]
  const signs = file.replace(/^\uFEFF/, '')
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs.charAt(at)
    if (isQuoted && sign === '"' && signs.charAt(at + 1) === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && (sign === ';' || sign === '\n' || sign === '\r')) {
      rows.at(-1)?.push(cell)
      cell = ''
      if (sign === '\r' && signs.charAt(at + 1) === '\n') at += 1
      if (sign !== ';') rows.push([])
    } else cell += sign
  }
  expect([isQuoted, cell, rows.pop()]).toEqual([false, '', []])
  return rows
}

/** What begins a formula, behind whatever a spreadsheet skips. */
const beginning = /^(?:[\s\p{Cf}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠]|[\t\r\n])/u
/** The only cells that are numbers: short ones, which no spreadsheet changes. */
const number = /^(?:0|[1-9]\d{0,8}|-?0,\d+)$/

const plain = (text: string) => text.replaceAll(/[\s\p{Cc}]+/gu, '')
const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** The text of an element without its marks. */
const saidIn = (xml: string) =>
  plain(xml.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(\w+);/g, (_, name: string) => signs[name] ?? ''))

describe.each(Object.entries(files))('the CSV of %s', (_, file) => {
  const { cells, text } = file()

  test('is read back cell by cell by whoever knows RFC 4180 alone', () => {
    expect(readBy4180(text)).toEqual(cells)
  })

  test('has no cell that a Dutch spreadsheet calculates or converts', () => {
    for (const cell of readBy4180(text).flat()) {
      expect([cell, beginning.test(cell)]).toEqual([cell, false])
      if (!number.test(cell)) expect(opened(cell)).toBe(cell)
    }
  })

  test.runIf(office !== undefined)('is all text in LibreOffice (skipped where LibreOffice is not installed)', () => {
    // Semicolons, quotes, UTF-8, from the first line, Dutch, and special numbers are looked for: the most that it converts.
    const readAs = 'CSV:59,34,76,1,,1043,false,true'
    const made = convertedBy(office ?? '', { bytes: Buffer.from(text), from: 'csv', to: 'fods', readAs }).toString(
      'utf8',
    )
    const table = /<table:table [\s\S]*?<\/table:table>/.exec(made)?.[0] ?? ''
    expect(table).not.toContain('table:formula')
    const found = [...table.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g)]
    const typed = found.flatMap(([, attributes = '', body = '']) => {
      const type = /office:value-type="(\w+)"/.exec(attributes)?.[1]
      return type ? [{ type, said: saidIn(body) }] : []
    })
    const expected = cells.flat().filter((cell) => cell !== '')
    expect(typed.filter(({ type }) => type === 'string').length).toBeGreaterThan(texts.length)
    for (const { type, said } of typed)
      if (type !== 'string') expect([type, said.replace('.', ',')]).toEqual(['float', expect.stringMatching(number)])
    const decimal = (text: string) => text.replace(/^(\d),(\d+)$/, '$1.$2')
    expect(new Set(typed.map(({ said }) => said))).toEqual(new Set(expected.map((cell) => decimal(plain(cell)))))
  })
})

test('the CSV of a release has nothing either that a spreadsheet calculates', async () => {
  for (const text of texts) {
    const { bytes } = await releaseFile('csv', { ...boardWeek, recipient: text, comment: text, requests: [text] }, 'nl')
    for (const cell of readBy4180(Buffer.from(bytes).toString('utf8')).flat()) expect(beginning.test(cell)).toBe(false)
  }
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardWeek, hostile, schoolBlock, tooFew, withdrawn, withdrawnFor } from '../../../tests/release-samples'
import { releaseWords } from '@/i18n/release-words'
import { wordedRelease } from '@/i18n/worded-release'
import { figureKeys } from '../disclosure/policy/published-figures'
import type { Cell } from './cell'
import type { ReadRelease } from './read-release'
import { releaseColumns, releaseFacts, releaseRows } from './release-rows'
import { safeCell } from './safe-cell'

const rowsOf = (release: ReadRelease) => releaseRows(release, releaseWords(release, wordedRelease(release, 'nl')))
const valueOf = (rows: Cell[][], key: string) => rows.find((row) => row[1] === key)?.[3]

test('has a head, every fact, every figure and every text, in rows as wide as the head', () => {
  for (const release of [boardWeek, schoolBlock, tooFew, hostile]) {
    const rows = rowsOf(release)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([releaseColumns.length]))
    const keys = rows.slice(1).map((row) => row[1])
    expect(keys.slice(0, releaseFacts.length)).toEqual(releaseFacts)
    expect(keys.slice(releaseFacts.length, releaseFacts.length + figureKeys.length)).toEqual(figureKeys)
    expect(new Set(keys).size).toBe(keys.length)
  }
})

test('says right after the facts that a withdrawn release must not be used, and why once the reason is approved', () => {
  const fixed = 'Ingetrokken. Gebruik deze uitgave niet meer.'
  const notices = (release: ReadRelease) => rowsOf(release).filter(([kind]) => kind === 'let op')
  expect(notices(boardWeek)).toEqual([])
  expect(notices(withdrawn)).toEqual([['let op', 'notice_1', '', fixed, '', '']])
  expect(notices(withdrawnFor)).toEqual([
    ['let op', 'notice_1', '', fixed, '', ''],
    ['let op', 'notice_2', '', 'Waarom: De weken waren verwisseld.', '', ''],
  ])
  expect(rowsOf(withdrawn)[1 + releaseFacts.length]?.[1]).toBe('notice_1')
})

test('has number, revision, period, recipient, rules, day and state', () => {
  const rows = rowsOf(schoolBlock)
  const facts = ['number', 'revision', 'period', 'recipient', 'rules', 'published_on', 'state']
  expect(facts.map((key) => valueOf(rows, key))).toEqual([
    14,
    2,
    'week 13 tot en met 16 van 2020',
    'Stichting Rijnoever',
    1,
    { day: '2020-04-07' },
    'gepubliceerd',
  ])
})

test('has the words and the size class of a figure, and only "not shown" for a suppressed one', () => {
  const rows = rowsOf(boardWeek)
  const row = (key: string) => rows.find((one) => one[1] === key)
  expect(row('homework_help')?.slice(2)).toEqual([
    'Kan helpen met huiswerk',
    'twee derde of meer',
    '30 tot 49 gezinnen',
    'alleen ja',
  ])
  expect(row('money_for_groceries')?.slice(3, 5)).toEqual(['niet getoond', ''])
})

test('has no cell that a spreadsheet reads as a formula, whatever people wrote', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', 'a', '＝') }), (text) => {
      const release = {
        ...boardWeek,
        organisation: text,
        recipient: text,
        comment: text,
        points: [text],
        quotes: [text],
      }
      for (const cell of rowsOf(release)
        .flat()
        .map((one) => safeCell(one, ',')))
        expect(cell).not.toMatch(/^[=+\-@\t\r\n＝]/)
    }),
  )
})

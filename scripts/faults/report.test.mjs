import fs from 'node:fs'
import { expect, test } from 'vitest'
import { inRoot } from '../lib/paths.mjs'
import { brokenBuilds } from './broken-builds.mjs'
import { faults } from './list.mjs'
import { cellsOfPage, findingsOf, pageOf, tableOf } from './report.mjs'

const row = { number: '1', what: 'a fault', seed: 7, rounds: 3, verdict: 'FAILED', isGood: false, notes: ['a note'] }
const lost = { kind: 'lost', what: 'it is gone', operationId: 'one' }

test('the table counts what was found, and says what else went wrong', () => {
  const findings = [lost, lost, { kind: 'torn', what: 'half of it' }, { kind: 'unanswered', what: 'nothing came' }]
  const [, , line] = tableOf([{ ...row, acknowledged: 12, findings }]).split('\n')
  expect(line).toBe('| 1 | a fault | 7 | 3 | 12 | 2 | 0 | 1 | 0 | FAILED; 1 never answered; a note |')
  expect(findingsOf({ ...row, findings })).toEqual([
    '1: lost: it is gone (2)',
    '1: torn: half of it (1)',
    '1: unanswered: nothing came (1)',
  ])
})

test('a fault that was not run has no numbers', () => {
  const [, , line] = tableOf([{ ...row, verdict: 'not run: no such thing here', findings: [], notes: [] }]).split('\n')
  expect(line).toBe('| 1 | a fault | 7 | 3 |  |  |  |  |  | not run: no such thing here |')
})

test('the page gets the rows of a run and keeps those of other faults, in the order of the list', () => {
  const of = (number, verdict) => ({ ...row, number, verdict, acknowledged: 1, findings: [] })
  const numbers = ['1', '2', 'a']
  const first = pageOf([of('a', 'caught'), of('2', 'passed')], { day: '2020-01-01', earlier: '', numbers })
  const page = pageOf([of('2', 'FAILED'), of('1', 'passed')], { day: '2020-02-02', earlier: first, numbers })
  expect(cellsOfPage(page).map((cells) => [cells[0], cells[9], cells[10].slice(0, 10)])).toEqual([
    ['1', 'passed; a note', '2020-02-02'],
    ['2', 'FAILED; a note', '2020-02-02'],
    ['a', 'caught; a note', '2020-01-01'],
  ])
})

test('the page goes without a fault that does not exist any more', () => {
  const run = { day: '2020-01-01', numbers: ['1', '2'] }
  const rows = ['1', '2'].map((number) => ({ ...row, number, findings: [] }))
  const page = pageOf([], { ...run, earlier: pageOf(rows, { ...run, earlier: '' }), numbers: ['2'] })
  expect(cellsOfPage(page).map(([number]) => number)).toEqual(['2'])
})

test('docs/faults.md has a run of every fault and of every broken build, as they are today, and nothing was lost', () => {
  const cells = cellsOfPage(fs.readFileSync(inRoot('docs', 'faults.md'), 'utf8'))
  expect(cells.map(([number, what]) => [number, what])).toEqual(
    [...faults, ...brokenBuilds].map(({ number, what }) => [number, what]),
  )
  const ofFaults = cells.slice(0, faults.length).map((row) => row.slice(5, 9).join(''))
  expect(new Set(ofFaults)).toEqual(new Set(['', '0000']))
  for (const row of cells.slice(faults.length)) expect(row[9]).toMatch(/^caught/)
})

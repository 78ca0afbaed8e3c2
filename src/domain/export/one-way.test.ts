import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const sources = fs
  .readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: fs.readFileSync(path.join('src', file), 'utf8') }))

const filesWith = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

/** An apostrophe put before a text, or a list of the signs that begin a formula. */
const guards = /`'\$\{[^}]*\}`|"'"\s*\+|\[[^\]\n]*=[^\]\n]*\+[^\]\n]*@[^\]\n]*\]/

test('a cell is made safe in one way: in safe-cell, and for refs in ref-cell on top of it', () => {
  expect(filesWith(guards).toSorted()).toEqual([
    'domain/exchange/answer-cell.ts',
    'domain/exchange/ref-cell.ts',
    'domain/export/safe-cell.ts',
  ])
})

test('CSV and workbooks are written in one place each', () => {
  expect(filesWith(/from 'csv-stringify/)).toEqual(['server/csv.ts'])
  expect(filesWith(/from 'hucre/)).toEqual(['server/sheet.ts'])
})

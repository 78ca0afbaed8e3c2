import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const sources = fs
  .readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: fs.readFileSync(path.join('src', file), 'utf8') }))

const filesWith = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

/** Code that puts an apostrophe before a text, or lists the characters that begin a formula. */
const guards = /`'\$\{[^}]*\}`|"'"\s*\+|\[[^\]\n]*=[^\]\n]*\+[^\]\n]*@[^\]\n]*\]/

test('only safe-cell protects cells, with additions for refs and missing reasons', () => {
  expect(filesWith(guards).toSorted()).toEqual([
    'domain/exchange/answer-cell.ts',
    'domain/exchange/ref-cell.ts',
    'domain/export/safe-cell.ts',
  ])
})

test('one module writes CSV, and one writes workbooks', () => {
  expect(filesWith(/from 'csv-stringify/)).toEqual(['server/csv.ts'])
  expect(filesWith(/from 'hucre/)).toEqual(['server/sheet.ts'])
})

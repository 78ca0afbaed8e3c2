/**
 * The frozen record: hashes of what the product made of the same answers before, one file for the towns and one for the
 * demonstration. `npm test` compares a small part, `npm run frozen` all of it; `npm run frozen -- --renew` writes it again.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { rowsOfColumns, type Rows } from './columns'

const { NABIJ_FROZEN: wanted, NABIJ_FROZEN_OUT: outDir } = process.env
export const isWhole = wanted === 'whole' || wanted === 'renew'
const isRenewal = wanted === 'renew'

export type Entry = { readonly [part: string]: string | number }

/** 64 bits are enough: nobody searches for a second text with the same hash. */
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** As Prettier leaves it: an entry on one line where it fits. */
const formatted = ([name, entry]: [string, Entry]) => {
  const line = `  ${JSON.stringify(name)}: ${JSON.stringify(entry, null, 1).replace(/\n\s*/g, ' ')}`
  return line.length < 120
    ? line
    : `  ${JSON.stringify(name)}: ${JSON.stringify(entry, null, 2).replace(/\n/g, '\n  ')}`
}

export const frozenRecord = (name: 'towns' | 'demo') => {
  const file = path.join(import.meta.dirname, 'record', `${name}.json`)
  const recorded: { readonly [entry: string]: Entry } = fs.existsSync(file)
    ? JSON.parse(fs.readFileSync(file, 'utf8'))
    : {}
  const renewed: { [entry: string]: Entry } = {}
  const compare = (entry: string, found: Entry) => {
    if (isRenewal) renewed[entry] = found
    else expect(found, `${name} ${entry}`).toEqual(recorded[entry])
  }
  const compareTexts = (entry: string, texts: { readonly [part: string]: string }, besides: Entry = {}) => {
    const parts = Object.entries(texts)
    if (outDir) {
      fs.mkdirSync(outDir, { recursive: true })
      for (const [part, text] of parts) fs.writeFileSync(path.join(outDir, `${name} ${entry} ${part}.txt`), text)
    }
    compare(entry, { ...besides, ...Object.fromEntries(parts.map(([part, text]) => [part, hashOf(text)])) })
  }
  return {
    compare,
    /** By the hashes of its texts. The texts themselves go to the folder that was asked for, to be laid side by side. */
    compareTexts: (entry: string, texts: { readonly [part: string]: string }) => compareTexts(entry, texts),
    /** By the columns that the record names: one that was added later is left out; one that went or moved is a difference. */
    compareTable: (entry: string, rows: Rows, textOf: (rows: Rows) => string) => {
      const [header = []] = rows
      const before = isRenewal ? header : String(recorded[entry]?.columns).split(' ')
      const [columns = [], ...lines] = rowsOfColumns(rows, before)
      compareTexts(entry, { lines: textOf([columns, ...lines]) }, { columns: columns.join(' ') })
    },
    /** After all tests of its file. */
    save: () => {
      const entries = Object.entries(renewed)
      if (entries.length > 0) fs.writeFileSync(file, `{\n${entries.map(formatted).join(',\n')}\n}\n`)
    },
  }
}

export type FrozenRecord = ReturnType<typeof frozenRecord>

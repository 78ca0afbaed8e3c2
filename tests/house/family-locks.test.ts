/** Families are locked by `src/server/family-lock.ts`, so that every lock has the strength of its purpose and the order of ids. */
import { expect, test } from 'vitest'
import { codeIn, textOf } from './files'

const lockingFile = 'src/server/family-lock.ts'
/** They choose families or read much else in the statement that locks. */
const readAndLock = [
  'src/features/calls/commands/claim-next-family.ts',
  'src/server/call-lease.ts',
  'src/server/contact-wishes.ts',
]

const lock = /\bfor\s+(?:no\s+key\s+update|update|key\s+share|share)\b(?:\s+of\s+(\w+))?/gi
const family = /\bfamily\b/i

/** The table behind a name that a statement gives it; the name itself when it has no other. */
const tableOf = (statement: string, name: string) =>
  new RegExp(`\\b(?:from|join|,)\\s+(\\w+)\\s+(?:as\\s+)?${name}\\b`, 'i').exec(statement)?.[1] ?? name

/**
 * Whether a statement locks families: by the name after `of`, and without one when it names them anywhere. A part of a
 * statement that locks says not of what, and counts as well.
 */
const locksFamilies = (text: string): boolean =>
  [...text.matchAll(lock)].some(({ index, 1: named }) => {
    const begin = text.lastIndexOf('`', index)
    const end = text.indexOf('`', index)
    // Outside a statement they are words of a comment.
    if (begin < 0 || end < 0) return false
    const statement = text.slice(begin + 1, end)
    if (named) return family.test(tableOf(statement, named))
    return family.test(statement) || !/\bfrom\b/i.test(statement)
  })

test.each([
  '`select 1 from family where id = 1 for update`',
  '`SELECT 1 FROM family\n  FOR NO KEY UPDATE`',
  '`select 1 from family f join interview i on i.family_id = f.id for update of f`',
  '`select 1 from interview i join family as f on i.family_id = f.id for key share of f`',
  '`select 1 from family where exists (select from interview where family_id = family.id) for update`',
  '`select 1 from interview join family on family.id = family_id for share`',
  'sql`select 1 from ${table} ${sql`for update`}`',
])('a lock of families is found in %s', (text) => {
  expect(locksFamilies(text)).toBe(true)
})

test.each([
  '`select 1 from interview i join family f on f.id = i.family_id for update of i`',
  '`select 1 from interview where family_id = 1 for update`',
  '`select 1 from family` // kept for share',
])('another lock is not taken for one in %s', (text) => {
  expect(locksFamilies(text)).toBe(false)
})

test('only one file locks families, but for statements that read what they lock', () => {
  const files = codeIn('src').filter((file) => !file.includes('/generated/') && locksFamilies(textOf(file)))
  expect(files.filter((file) => file !== lockingFile).toSorted()).toEqual(readAndLock)
  // The one file writes the strength apart from the statement.
  expect(textOf(lockingFile).match(/for (no key update|update|key share)`/g)).toHaveLength(3)
})

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

/** The table of each lock: the one that it names, or the last one that its statement reads. */
const lockedTables = (text: string): string[] =>
  [...text.matchAll(/\bfor (?:no key update|update|key share|share)\b(?: of (\w+))?/g)].map(
    ({ index, 1: named }) => named ?? [...text.slice(0, index).matchAll(/\bfrom (\w+)/g)].at(-1)?.[1] ?? '',
  )
const locksFamilies = (text: string) => lockedTables(text).includes('family')

test('only one file locks families, but for statements that read what they lock', () => {
  const files = codeIn('src').filter((file) => !file.includes('/generated/') && locksFamilies(textOf(file)))
  expect(files.filter((file) => file !== lockingFile).toSorted()).toEqual(readAndLock)
  // The one file writes the strength apart from the statement.
  expect(textOf(lockingFile).match(/for (no key update|update|key share)`/g)).toHaveLength(3)
})

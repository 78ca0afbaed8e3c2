/** A search as where clauses over families. The caller adds the actor's scope, so that a search finds nothing outside it. */
import 'server-only'
import type { Search } from '@/domain/people/search'
import type { Prisma } from './db'

/** Escapes % and _, which LIKE reads as wildcards, whereas a person means the characters themselves. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

export const refHolds = (word: string) => ({ ref: { contains: literally(word), mode: 'insensitive' as const } })
export const nameHolds = (word: string) => ({ searchName: { contains: literally(word) } })

/** A search of punctuation alone has no words, and finds no family. */
const noFamily: { id: { in: string[] } } = { id: { in: [] } }

/** Requires every word; `byWord` gives the condition for one word. */
export const everyWord = <Where>(words: readonly string[], byWord: (word: string) => Where) =>
  words.length > 0 ? { AND: words.map(byWord) } : noFamily

/** Families with exactly this e-mail address, or with these digits in a phone number. Empty when neither was typed. */
export const reachedBy = ({ email, digits }: Search): Prisma.FamilyWhereInput[] => [
  ...(email ? [{ contactPoints: { some: { kind: 'email' as const, searchValue: email } } }] : []),
  ...(digits ? [{ contactPoints: { some: { kind: 'phone' as const, searchValue: { contains: digits } } } }] : []),
]

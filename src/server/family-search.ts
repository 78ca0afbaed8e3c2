/** What somebody looks for, as where clauses over families. Whoever uses them adds the scope: a name outside it finds nothing. */
import 'server-only'
import type { Search } from '@/domain/people/search'
import type { Prisma } from './db'

/** The database reads % and _ in a search as "anything"; a person means the signs themselves. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

export const refHolds = (word: string) => ({ ref: { contains: literally(word), mode: 'insensitive' as const } })
export const nameHolds = (word: string) => ({ searchName: { contains: literally(word) } })

/** A search of signs alone has no word to look for, and finds nothing. */
export const noFamily: { id: { in: string[] } } = { id: { in: [] } }

/** Every word somewhere: `byWord` says where a word may stand. */
export const everyWord = <Where>(words: readonly string[], byWord: (word: string) => Where) =>
  words.length > 0 ? { AND: words.map(byWord) } : noFamily

/** By an address as a whole, or by the digits of a number in any notation. None when neither was typed. */
export const reachedBy = ({ email, digits }: Search): Prisma.FamilyWhereInput[] => [
  ...(email ? [{ contactPoints: { some: { kind: 'email' as const, searchValue: email } } }] : []),
  ...(digits ? [{ contactPoints: { some: { kind: 'phone' as const, searchValue: { contains: digits } } } }] : []),
]

/** Derives from the entries of a safety concern whether it stands and who may withdraw it. */
import type { ConcernStep } from './concern-steps'

export type ConcernEntryBy = { readonly kind: ConcernStep['kind']; readonly writtenById: string }

/**
 * The people whose words in a concern stand; an empty set means that it was withdrawn. A withdrawal by the author takes back
 * only the author's words, so words that a coordinator added stay. Anybody else who withdraws is a coordinator, has read all
 * entries, and withdraws the words of everybody. Consultations and decisions withdraw nothing. `entries` has the oldest first. `raised-by.ts` has the same rule in SQL.
 */
export const standingAuthorIds = (entries: readonly ConcernEntryBy[], authorId: string): ReadonlySet<string> => {
  const standingAuthors = new Set<string>()
  for (const { kind, writtenById } of entries)
    if (kind === 'raised') standingAuthors.add(writtenById)
    else if (kind === 'withdrawn' && writtenById === authorId) standingAuthors.delete(authorId)
    else if (kind === 'withdrawn') standingAuthors.clear()
  return standingAuthors
}

/** Returns whether there are words that this person can withdraw: the author their own, a coordinator any. */
export const mayWithdraw = (standingAuthors: ReadonlySet<string>, authorId: string, staffId: string): boolean =>
  staffId === authorId ? standingAuthors.has(authorId) : standingAuthors.size > 0

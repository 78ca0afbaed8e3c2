/** Whether a safety concern stands, and who may withdraw it, from the order of its entries. */
export type ConcernEntryBy = { readonly kind: 'raised' | 'withdrawn'; readonly writtenById: string }

/**
 * Whose words of a concern stand; nobody's: it was withdrawn. The author takes back their own words alone, and what a coordinator
 * added goes on standing. A withdrawal by anybody else is a coordinator's, who read it all, and closes it. `entries`: the oldest
 * first. The same rule in SQL: `concerns-at.ts`.
 */
export const standingAuthorIds = (entries: readonly ConcernEntryBy[], authorId: string): ReadonlySet<string> => {
  const standingAuthors = new Set<string>()
  for (const { kind, writtenById } of entries)
    if (kind === 'raised') standingAuthors.add(writtenById)
    else if (writtenById === authorId) standingAuthors.delete(authorId)
    else standingAuthors.clear()
  return standingAuthors
}

/** Is there anything that this person can withdraw: to the author their own words, to a coordinator any. */
export const mayWithdraw = (standingAuthors: ReadonlySet<string>, authorId: string, staffId: string): boolean =>
  staffId === authorId ? standingAuthors.has(authorId) : standingAuthors.size > 0

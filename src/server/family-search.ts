/** A search as conditions. The caller adds the actor's scope, so that a search finds nothing outside it. */
import 'server-only'
import type { Search } from '@/domain/people/search'
import { Prisma } from './db'
import { foldedName, type FamilyName, type Reading } from './family-names'

const { sql, join } = Prisma

/** Escapes % and _, which LIKE reads as wildcards, whereas a person means the characters themselves. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

const partLength = 5

/** Every five digits in a row, as the database function `digit_parts` cuts them. */
const partsOf = (digits: string) =>
  Array.from({ length: digits.length - partLength + 1 }, (_, place) => digits.slice(place, place + partLength))

/** The stored number contains these digits. On the table alias `contact`. */
export const holdsDigits = (digits: string): Prisma.Sql => sql`contact.kind = 'phone'
  and digit_parts(contact.search_value) @> ${partsOf(digits)}::text[]
  and contact.search_value like ${`%${literally(digits)}%`}`

/** The stored e-mail address is this one. On the table alias `contact`. */
export const isAddress = (email: string): Prisma.Sql => sql`contact.kind = 'email' and contact.search_value = ${email}`

type Typed = Pick<Search, 'email' | 'digits'>

/**
 * The families that a condition on the table `family` leaves, with exactly this e-mail address, or with these digits in a
 * phone number. Nothing is read when neither was typed.
 */
export const reachedFamilyIds = async (
  db: Reading,
  { organisationId, inScope }: { organisationId: string; inScope: Prisma.Sql },
  { email, digits }: Typed,
): Promise<string[]> => {
  const ways = [...(email ? [isAddress(email)] : []), ...(digits ? [holdsDigits(digits)] : [])]
  if (ways.length === 0) return []
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    select distinct family.id from contact_point contact join family on family.id = contact.family_id
    where contact.organisation_id = ${organisationId}::uuid and (${join(ways, ') or (', '(', ')')}) and ${inScope}`)
  return rows.map(({ id }) => id)
}

/** Returns whether every word is in one of the texts. A search of punctuation alone has no words, and finds nothing. */
export const holdEveryWord = (texts: readonly string[], words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => texts.some((text) => text.includes(word)))

/** The texts of a family that a search compares: its name, and its ref. */
export const searchedTexts = (family: FamilyName): string[] => [foldedName(family), family.ref.toLowerCase()]

/**
 * The ids of families that match a search, as SQL of which every part reads an index: tests/call-search.test.ts asks Postgres.
 * The caller of these limits them to the families that the actor may see.
 */
import 'server-only'
import type { CallBackSearch, SearchedAge } from '@/domain/people/call-back-search'
import type { SchoolGroup } from '@/domain/people/school-search'
import { Prisma } from '@/server/db'
import { literally } from '@/server/family-search'

const { sql, join } = Prisma
const partLength = 5

/** Every five digits in a row, as the database function `digit_parts` cuts them. */
const partsOf = (digits: string) =>
  Array.from({ length: digits.length - partLength + 1 }, (_, place) => digits.slice(place, place + partLength))

/** The stored number contains these digits. On the table alias `contact`. */
export const holdsDigits = (digits: string): Prisma.Sql => sql`contact.kind = 'phone'
  and digit_parts(contact.search_value) @> ${partsOf(digits)}::text[]
  and contact.search_value like ${`%${literally(digits)}%`}`

/** A word of the name begins with each of these words; they are quoted, so that no character of them is an operator. */
const namedLike = (words: readonly string[]) => {
  const quotedWords = words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`)
  return sql`search_words(identity.search_name) @@ ${quotedWords.join(' & ')}::tsquery`
}

const hasAge = (familyId: Prisma.Sql, { from, to }: SearchedAge) => sql`exists (
  select from child where child.family_id = ${familyId} and child.age between ${from} and ${to})`

/** A child of each age. */
const hasAges = (familyId: Prisma.Sql, ages: readonly SearchedAge[]) => ages.map((age) => hasAge(familyId, age))

const allOf = (conditions: readonly Prisma.Sql[]) => join([...conditions], ' and ')

const byName = (organisationId: string, { words, ages }: CallBackSearch) => {
  const inOrganisation = sql`identity.organisation_id = ${organisationId}::uuid`
  return sql`select identity.family_id from family_identity identity
    where ${allOf([inOrganisation, namedLike(words), ...hasAges(sql`identity.family_id`, ages)])}`
}

const byAge = (organisationId: string, [age, ...moreAges]: readonly SearchedAge[]) => {
  if (!age) return []
  const { from, to } = age
  const ofAge = sql`pupil.organisation_id = ${organisationId}::uuid and pupil.age between ${from} and ${to}`
  return [
    sql`select pupil.family_id from child pupil where ${allOf([ofAge, ...hasAges(sql`pupil.family_id`, moreAges)])}`,
  ]
}

/** The child that goes to the school has one of the ages itself. */
const bySchool = (organisationId: string, { schoolIds, words, ages }: SchoolGroup) => {
  const ofName = sql`exists (select from family_identity identity
    where identity.family_id = pupil.family_id and ${namedLike(words)})`
  const ofAge = ages.map(({ from, to }) => sql`pupil.age between ${from} and ${to}`)
  const conditions = [
    sql`pupil.organisation_id = ${organisationId}::uuid`,
    sql`pupil.school_id = any(${[...schoolIds]}::uuid[])`,
    ...(words.length > 0 ? [ofName] : []),
    ...(ofAge.length > 0 ? [sql`(${join(ofAge, ' or ')})`] : []),
    ...hasAges(sql`pupil.family_id`, ages),
  ]
  return sql`select pupil.family_id from child pupil where ${allOf(conditions)}`
}

/** A ref as typed, in other letters, or with the zeros that nobody types. */
const byRef = (organisationId: string, ref: string) => sql`
  select family.id from family where family.organisation_id = ${organisationId}::uuid
    and family.ref = any(${[...new Set([ref, ref.toLowerCase(), ref.toUpperCase(), ref.padStart(4, '0')])]}::text[])`

const byDigits = (organisationId: string, digits: string) => sql`
  select contact.family_id from contact_point contact
  where contact.organisation_id = ${organisationId}::uuid and ${holdsDigits(digits)}`

const byEmail = (organisationId: string, email: string) => sql`
  select contact.family_id from contact_point contact
  where contact.organisation_id = ${organisationId}::uuid and contact.search_value = ${email} and contact.kind = 'email'`

/** The ids of all families of the organisation that match; a table expression with the column `family_id`. */
export const searchCandidates = (
  organisationId: string,
  search: CallBackSearch,
  groups: readonly SchoolGroup[],
): Prisma.Sql => {
  const { words, ages, digits, email, ref } = search
  const ways = [
    ...(words.length > 0 ? [byName(organisationId, search)] : byAge(organisationId, ages)),
    ...groups.map((group) => bySchool(organisationId, group)),
    ...(digits === null ? [] : [byDigits(organisationId, digits)]),
    ...(email === null ? [] : [byEmail(organisationId, email)]),
    ...(ref === null ? [] : [byRef(organisationId, ref)]),
  ]
  return ways.length === 0 ? sql`select null::uuid as family_id where false` : join(ways, ' union ')
}

/**
 * The ids of families that match a search, as SQL of which every part reads an index: tests/call-search.test.ts asks Postgres.
 * The caller of these limits them to the families that the actor may see.
 */
import 'server-only'
import type { CallBackSearch, SearchedAge } from '@/domain/people/call-back-search'
import type { SchoolGroup } from '@/domain/people/school-search'
import { Prisma } from '@/server/db'
import type { IdsByWords } from './families-named-like'

const { sql, join } = Prisma

const hasAge = (familyId: Prisma.Sql, { from, to }: SearchedAge) => sql`exists (
  select from child where child.family_id = ${familyId} and child.age between ${from} and ${to})`

/** A child of each age. */
const hasAges = (familyId: Prisma.Sql, ages: readonly SearchedAge[]) => ages.map((age) => hasAge(familyId, age))

const allOf = (conditions: readonly Prisma.Sql[]) => join([...conditions], ' and ')

const byName = (ids: readonly string[], ages: readonly SearchedAge[]) => sql`
  select named.family_id from unnest(${[...ids]}::uuid[]) named (family_id)
  where ${allOf([sql`true`, ...hasAges(sql`named.family_id`, ages)])}`

const byAge = (organisationId: string, [age, ...moreAges]: readonly SearchedAge[]) => {
  if (!age) return []
  const { from, to } = age
  const ofAge = sql`pupil.organisation_id = ${organisationId}::uuid and pupil.age between ${from} and ${to}`
  return [
    sql`select pupil.family_id from child pupil where ${allOf([ofAge, ...hasAges(sql`pupil.family_id`, moreAges)])}`,
  ]
}

/** The child that goes to the school has one of the ages itself. */
const bySchool = (organisationId: string, { schoolIds, words, ages }: SchoolGroup, idsByWords: IdsByWords) => {
  const ofAge = ages.map(({ from, to }) => sql`pupil.age between ${from} and ${to}`)
  const conditions = [
    sql`pupil.organisation_id = ${organisationId}::uuid`,
    sql`pupil.school_id = any(${[...schoolIds]}::uuid[])`,
    ...(words.length > 0 ? [sql`pupil.family_id = any(${[...idsByWords(words)]}::uuid[])`] : []),
    ...(ofAge.length > 0 ? [sql`(${join(ofAge, ' or ')})`] : []),
    ...hasAges(sql`pupil.family_id`, ages),
  ]
  return sql`select pupil.family_id from child pupil where ${allOf(conditions)}`
}

/** A ref as typed, in other letters, or with the zeros that nobody types. */
const byRef = (organisationId: string, ref: string) => sql`
  select family.id as family_id from family where family.organisation_id = ${organisationId}::uuid
    and family.ref = any(${[...new Set([ref, ref.toLowerCase(), ref.toUpperCase(), ref.padStart(4, '0')])]}::text[])`

/**
 * What is looked for: the text, the schools that it may name, the families with a name like its words, and those with the
 * number or address.
 */
export type Lookup = {
  search: CallBackSearch
  groups: readonly SchoolGroup[]
  idsByWords: IdsByWords
  reachedIds: readonly string[]
}

/** The ids of all families of the organisation that match; a table expression with the column `family_id`. */
export const searchCandidates = (
  organisationId: string,
  { search, groups, idsByWords, reachedIds }: Lookup,
): Prisma.Sql => {
  const { words, ages, ref } = search
  const ways = [
    ...(words.length > 0 ? [byName(idsByWords(words), ages)] : byAge(organisationId, ages)),
    ...groups.map((group) => bySchool(organisationId, group, idsByWords)),
    ...(reachedIds.length > 0
      ? [sql`select reached.family_id from unnest(${[...reachedIds]}::uuid[]) reached (family_id)`]
      : []),
    ...(ref === null ? [] : [byRef(organisationId, ref)]),
  ]
  return ways.length === 0 ? sql`select null::uuid as family_id where false` : join(ways, ' union ')
}

/** A search of families by number, address, name or ref. The caller gives the actor's scope: nothing is found outside it. */
import 'server-only'
import { noNumber } from '@/domain/people/contact-point'
import { holdsDigits, type Search } from '@/domain/people/search'
import { lookupsOf } from './sealed/contact-columns'
import { Prisma } from './db'
import { foldedName, rowsInChunks, type FamilyName, type Reading } from './family-names'
import { openedOr, openPoint, type SealedPoint } from './sealed/opened-values'

const { sql } = Prisma

/** Escapes % and _, which LIKE reads as wildcards, whereas a person means the characters themselves. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** The function of the database reads the index, which row-level security would keep the statement from. */
const hasLookup = (organisationId: string, kind: 'phone' | 'email', key: string) => sql`(
  contact.kind = ${kind}::"ContactKind" and contact.id = any(array(select points_with_lookup(${lookupsOf(organisationId, kind, [key])[0]}::bytea))))`

/** The stored number, or one of those that the text holds, is this one in E.164. On the table alias `contact`. */
export const isNumber = (organisationId: string, number: string): Prisma.Sql =>
  hasLookup(organisationId, 'phone', number)

type Scope = { organisationId: string; inScope: Prisma.Sql }

const pointsInScope = ({ organisationId, inScope }: Scope, condition: Prisma.Sql) => sql`
  select contact.id, contact.family_id as "familyId", contact.kind, contact.value
  from contact_point contact join family on family.id = contact.family_id
  where contact.organisation_id = ${organisationId}::uuid and ${condition} and ${inScope}`

type PointRow = SealedPoint & { familyId: string }

const familyIdsWith = async (db: Reading, scope: Scope, condition: Prisma.Sql): Promise<string[]> => {
  const rows = await db.$queryRaw<{ familyId: string }[]>(pointsInScope(scope, condition))
  return rows.map(({ familyId }) => familyId)
}

/** Opens the numbers in scope, or of a whole number only the texts in which no number was recognized. */
const familyIdsWithDigits = async (db: Reading, scope: Scope, digits: string, isWhole: boolean): Promise<string[]> => {
  const condition = isWhole ? hasLookup(scope.organisationId, 'phone', noNumber) : sql`contact.kind = 'phone'`
  const ids: string[] = []
  for await (const chunk of rowsInChunks<PointRow>(db, pointsInScope(scope, condition)))
    for (const point of chunk)
      if (openedOr(false, () => holdsDigits(openPoint(point).value, digits))) ids.push(point.familyId)
  return ids
}

/**
 * The families in scope with exactly this e-mail address, with this number in whatever notation, or with these digits in a
 * row in a number. Nothing is read when none was typed.
 */
export const reachedFamilyIds = async (
  db: Reading,
  scope: Scope,
  { email, number, digits }: Pick<Search, 'email' | 'number' | 'digits'>,
): Promise<string[]> => {
  const { organisationId } = scope
  const ids = [
    ...(email === null ? [] : await familyIdsWith(db, scope, hasLookup(organisationId, 'email', email))),
    ...(number === null ? [] : await familyIdsWith(db, scope, isNumber(organisationId, number))),
    ...(digits === null ? [] : await familyIdsWithDigits(db, scope, digits, number !== null)),
  ]
  return [...new Set(ids)]
}

/** Returns whether every word is in one of the texts. A search of punctuation alone has no words, and finds nothing. */
export const holdEveryWord = (texts: readonly string[], words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => texts.some((text) => text.includes(word)))

/** The texts of a family that a search compares: its name, and its ref. */
export const searchedTexts = (family: FamilyName): string[] => [foldedName(family), family.ref.toLowerCase()]

/** The families of a list: those in the actor's scope that match the filters and the search. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { searchOf } from '@/domain/people/search'
import { database, Prisma } from '@/server/db'
import {
  idsOf,
  namedFamilies,
  pageByName,
  namesInChunks,
  type FamilyName,
  type Place,
  type Reading,
} from '@/server/family-names'
import { holdEveryWord, reachedFamilyIds, searchedTexts } from '@/server/family-search'
import type { FamilyFilter } from '../schema'
import { familyCondition } from './family-condition'

const { sql } = Prisma

export type WholeList = { filter: FamilyFilter; text: string }

/**
 * The test of a search: a family has every word in its name or ref, or the text as an e-mail address, or as a phone number in
 * any notation.
 */
const searchTest = async (db: Reading, actor: Actor, inScope: Prisma.Sql, text: string) => {
  if (!text) return () => true
  const search = searchOf(text)
  const { organisationId } = actor
  const reachedIds = new Set(await reachedFamilyIds(db, { organisationId, inScope }, search))
  return (family: FamilyName) => reachedIds.has(family.id) || holdEveryWord(searchedTexts(family), search.words)
}

const listedNames = (db: Reading, condition: Prisma.Sql) => namesInChunks(db, namedFamilies(condition))

/** The condition on the table `family` for the families of the list. `most` ends a search early. */
export const listCondition = async (db: Reading, actor: Actor, { filter, text }: WholeList, most?: number) => {
  const condition = familyCondition(actor, filter)
  if (!text) return condition
  const isListed = await searchTest(db, actor, condition, text)
  return sql`family.id = any(${await idsOf(listedNames(db, condition), isListed, most)}::uuid[])`
}

const orders = {
  ref: sql`family.ref`,
  last_call: sql`family.last_call_date nulls first, family.id`,
} satisfies Record<Exclude<FamilyFilter['sort'], 'name' | undefined>, Prisma.Sql>

type Page = { count: number; ids: string[] }

const pageInOrder = async (
  actor: Actor,
  condition: Prisma.Sql,
  order: Prisma.Sql,
  { skip, take }: Place,
): Promise<Page> => {
  const [page] = await database(actor).$queryRaw<Page[]>(sql`
    select (select count(*)::int from family where ${condition}) as count,
      array(select family.id::text from family where ${condition} order by ${order} limit ${take} offset ${skip}) as ids`)
  return page ?? { count: 0, ids: [] }
}

/** The ids on one page of the list, and how many families it has. No order uses a parent's answers. */
export const pageOfFamilies = async (actor: Actor, { filter, text }: WholeList, place: Place): Promise<Page> => {
  const { sort = 'name' } = filter
  if (sort !== 'name')
    return pageInOrder(actor, await listCondition(database(actor), actor, { filter, text }), orders[sort], place)
  const condition = familyCondition(actor, filter)
  const isListed = await searchTest(database(actor), actor, condition, text)
  return pageByName(listedNames(database(actor), condition), isListed, place)
}

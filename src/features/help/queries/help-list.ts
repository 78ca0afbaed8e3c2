import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { visibleFamilies } from '@/domain/access/family'
import { isWholeOrganisation } from '@/domain/access/scope'
import { searchOf } from '@/domain/people/search'
import { searchText } from '@/domain/people/search-text'
import { authorize } from '@/server/authorize'
import { dateColumn, today } from '@/server/clock'
import { database, type Prisma } from '@/server/db'
import { everyWord, nameHolds, reachedBy, refHolds } from '@/server/family-search'
import { helpWithoutWorkingOwner } from '@/server/help'
import { familyScope, helpScope } from '@/server/scope'
import type { HelpFilter } from '../schema'
import { helpAndFamilyColumns, helpAndFamilyOf } from '../parts/help-columns'

export const helpPerPage = 25

type Order = Prisma.HelpItemOrderByWithRelationInput

/**
 * Orders by ref for a caller. Their list holds help for families of other callers, and an order by name would reveal where
 * those names stand in the alphabet.
 */
const byFamily = (actor: Actor): Order =>
  isWholeOrganisation(visibleFamilies(actor))
    ? { family: { identity: { sortingName: 'asc' } } }
    : { family: { ref: 'asc' } }

const orderOf = (actor: Actor, by: NonNullable<HelpFilter['sort']>): Order[] => {
  switch (by) {
    case 'due':
      return [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }]
    case 'newest':
      return [{ createdAt: 'desc' }, { id: 'desc' }]
    case 'family':
      return [byFamily(actor), { id: 'asc' }]
  }
}

/** No choice shows suggested or dismissed items: these are not help yet and belong to their interview. */
const stateCondition = (state: HelpFilter['state']): Prisma.HelpItemWhereInput => {
  switch (state) {
    case undefined:
      return { state: 'open' }
    case 'overdue':
      return { state: 'open', dueOn: { lt: dateColumn(today()) } }
    case 'done':
      return { state: 'done' }
    case 'all':
      return { state: { in: ['open', 'done'] } }
  }
}

const ownerCondition = (owner: HelpFilter['owner']): Prisma.HelpItemWhereInput => {
  if (owner === 'none') return helpWithoutWorkingOwner()
  return owner ? { ownerId: owner } : {}
}

/** More than anybody reads through, and fewer than a statement can hold. */
const mostFound = 20_000

/** Of each word the items of the list that have it in their text. The texts are sealed, so they are read and compared here. */
const itemsByWord = async (
  listedItems: Prisma.HelpItemWhereInput,
  words: readonly string[],
): Promise<ReadonlyMap<string, string[]>> => {
  if (words.length === 0) return new Map()
  const rows = await database().helpItem.findMany({
    where: { AND: [listedItems, { text: { not: new Uint8Array() } }] },
    orderBy: { createdAt: 'desc' },
    select: { id: true, text: true },
  })
  const items = rows.map(({ id, text }) => ({ id, words: searchText(text) }))
  const most = Math.floor(mostFound / words.length)
  const idsWith = (word: string) => items.filter((item) => item.words.includes(word)).map(({ id }) => id)
  return new Map(words.map((word) => [word, idsWith(word).slice(0, most)]))
}

/**
 * Searches names and contact points only of families in the actor's scope, because the list shows only the number of others.
 */
const searchCondition = async (
  actor: Actor,
  text: string,
  listedItems: Prisma.HelpItemWhereInput,
): Promise<Prisma.HelpItemWhereInput> => {
  if (!text) return {}
  const search = searchOf(text)
  const idsOf = await itemsByWord(listedItems, search.words)
  const seen = (family: Prisma.FamilyWhereInput) => ({ family: { AND: [familyScope(actor), family] } })
  const byWord = (word: string) => ({
    OR: [{ id: { in: idsOf.get(word) ?? [] } }, { family: refHolds(word) }, seen({ identity: nameHolds(word) })],
  })
  return { OR: [everyWord(search.words, byWord), ...reachedBy(search).map(seen)] }
}

/** One page of the help in the actor's scope: that of their families, and that which they own. */
export const helpList = async (actor: Actor, { filter, text }: { filter: HelpFilter; text: string }) => {
  await authorize(actor, 'help.read')
  const listedItems: Prisma.HelpItemWhereInput = {
    AND: [
      helpScope(actor),
      stateCondition(filter.state),
      ownerCondition(filter.owner),
      filter.type ? { type: filter.type } : {},
    ],
  }
  const where = { AND: [listedItems, await searchCondition(actor, text, listedItems)] }
  const [count, families, rows] = await Promise.all([
    database().helpItem.count({ where }),
    database().family.count({ where: { helpItems: { some: where } } }),
    database().helpItem.findMany({
      where,
      orderBy: orderOf(actor, filter.sort ?? (filter.state === 'done' ? 'newest' : 'due')),
      skip: ((filter.page ?? 1) - 1) * helpPerPage,
      take: helpPerPage,
      select: helpAndFamilyColumns,
    }),
  ])
  return {
    count,
    families,
    items: rows.map((row) => helpAndFamilyOf(actor, row)),
    /** Also of families outside the actor's scope, for the log. */
    familyIds: rows.map(({ family }) => family.id),
  }
}

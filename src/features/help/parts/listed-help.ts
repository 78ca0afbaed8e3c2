/** The help of a list: what is in the actor's scope and matches the filters and the search. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { visibleFamilies } from '@/domain/access/family'
import { isWholeOrganisation } from '@/domain/access/scope'
import { searchOf } from '@/domain/people/search'
import { searchText } from '@/domain/people/search-text'
import { today } from '@/server/clock'
import { database, Prisma } from '@/server/db'
import { idsOf, nameColumns, pageByName, namesInChunks, type FamilyName, type Place } from '@/server/family-names'
import { holdEveryWord, reachedFamilyIds, searchedTexts } from '@/server/family-search'
import { ownerRoles } from '@/server/help'
import { familyInScope, helpInScope } from '@/server/scope'
import { isOpenHelp } from '@/server/state-conditions'
import { openedOr, openValue, type SealedValue } from '@/server/sealed/opened-values'
import type { HelpFilter } from '../schema'

const { sql, join } = Prisma

type AskedList = { filter: HelpFilter; text: string }
type Page = { count: number; families: number; ids: string[] }
/** The family of the help under the id of the help, with its name if the actor may know it. */
type HelpText = { text: SealedValue }
type NamedHelp = FamilyName & HelpText

/** No choice shows suggested or dismissed items: these are not help yet and belong to their interview. */
const stateCondition = (state: HelpFilter['state']): Prisma.Sql => {
  switch (state) {
    case undefined:
      return isOpenHelp
    case 'overdue':
      return sql`${isOpenHelp} and help_item.due_on < ${today()}::date`
    case 'done':
      return sql`help_item.state = 'done'`
    case 'all':
      return sql`help_item.state in ('open', 'done')`
  }
}

const ownerCondition = (owner: string): Prisma.Sql =>
  owner === 'none'
    ? sql`not exists (select from staff owner where owner.id = help_item.owner_id and owner.disabled_at is null
        and owner.role = any(${ownerRoles()}::"Role"[]))`
    : sql`help_item.owner_id = ${owner}::uuid`

const helpCondition = (actor: Actor, { state, owner, type }: HelpFilter): Prisma.Sql =>
  join(
    [
      helpInScope(actor),
      stateCondition(state),
      ...(owner ? [ownerCondition(owner)] : []),
      ...(type ? [sql`help_item.type = ${type}`] : []),
    ],
    ' and ',
  )

/** A name is read only of a family in the actor's scope, because the list shows only the number of others. */
const namedHelp = (actor: Actor, condition: Prisma.Sql): Prisma.Sql => sql`
  select help_item.id, help_item.text, family.ref, ${nameColumns}
  from help_item join family on family.id = help_item.family_id
  left join family_identity identity on identity.family_id = family.id and ${familyInScope(actor)}
  where ${condition}`

const foldedText = ({ id, text }: NamedHelp) => openedOr('', () => searchText(openValue('help_item.text', id, text)))

const searchTest = async (actor: Actor, text: string) => {
  if (!text) return () => true
  const search = searchOf(text)
  const scope = { organisationId: actor.organisationId, inScope: familyInScope(actor) }
  const reachedIds = new Set(await reachedFamilyIds(database(actor), scope, search))
  return (help: NamedHelp) =>
    reachedIds.has(help.familyId) || holdEveryWord([foldedText(help), ...searchedTexts(help)], search.words)
}

/**
 * The orders that the database knows. A caller's list holds help for families of other callers, and an order by name would
 * reveal where those names stand in the alphabet: it is ordered by ref.
 */
const orders = {
  due: sql`help_item.due_on nulls last, help_item.id`,
  newest: sql`help_item.created_at desc, help_item.id desc`,
  family: sql`family.ref, help_item.id`,
} satisfies Record<NonNullable<HelpFilter['sort']>, Prisma.Sql>

const pageInOrder = async (
  actor: Actor,
  condition: Prisma.Sql,
  order: Prisma.Sql,
  { skip, take }: Place,
): Promise<Page> => {
  const [page] = await database(actor).$queryRaw<Page[]>(sql`
    select count(*)::int as count, count(distinct help_item.family_id)::int as families,
      array(select help_item.id::text from help_item join family on family.id = help_item.family_id
        where ${condition} order by ${order} limit ${take} offset ${skip}) as ids
    from help_item where ${condition}`)
  return page ?? { count: 0, families: 0, ids: [] }
}

/** The ids on one page of the list, how much help it has, and of how many families. */
export const pageOfHelp = async (actor: Actor, { filter, text }: AskedList, place: Place): Promise<Page> => {
  const sort = filter.sort ?? (filter.state === 'done' ? 'newest' : 'due')
  const isByName = sort === 'family' && isWholeOrganisation(visibleFamilies(actor))
  const condition = helpCondition(actor, filter)
  if (!text && !isByName) return pageInOrder(actor, condition, orders[sort], place)
  const isSearched = await searchTest(actor, text)
  const familyIds = new Set<string>()
  const isListed = (help: NamedHelp) => {
    const isFound = isSearched(help)
    if (isFound) familyIds.add(help.familyId)
    return isFound
  }
  const chunks = namesInChunks<HelpText>(database(actor), namedHelp(actor, condition))
  if (isByName) return { ...(await pageByName(chunks, isListed, place)), families: familyIds.size }
  const ids = await idsOf(chunks, isListed)
  return pageInOrder(actor, sql`help_item.id = any(${ids}::uuid[])`, orders[sort], place)
}

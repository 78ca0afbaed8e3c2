import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { CallBackSearch } from '@/domain/people/call-back-search'
import { schoolGroups, type SchoolGroup } from '@/domain/people/school-search'
import { database, Prisma } from '@/server/db'
import { familyInScope } from '@/server/scope'
import type { OpenedRow } from '@/server/sealed/opened-rows'
import { searchCandidates } from './search-candidates'
import { stepColumns, stepOf } from './step-row'

const mostFound = 20
/** More ways to divide a search over schools and names than anybody means. */
const mostGroups = 8

const foundColumns = {
  id: true,
  ref: true,
  mayCall: true,
  identity: { select: { parentName: true } },
  caller: { select: { name: true } },
  children: { orderBy: { position: 'asc' }, select: { age: true, school: { select: { name: true } } } },
  nextSteps: { where: { closedAt: null }, take: 1, select: stepColumns },
} satisfies Prisma.FamilySelect

type FoundRow = OpenedRow<Prisma.FamilyGetPayload<{ select: typeof foundColumns }>>

const foundFamilyOf = ({ id, ref, mayCall, identity, caller, children, nextSteps: [step] }: FoundRow) => ({
  id,
  ref,
  mayCall,
  parentName: identity?.parentName ?? '',
  callerName: caller?.name ?? null,
  children: children.map(({ age, school }) => ({ age, schoolName: school?.name ?? null })),
  step: step ? stepOf(step) : null,
})

export type FoundFamily = ReturnType<typeof foundFamilyOf>

/** All schools are read, because an organisation has few of them beside its families. */
const groupsOf = async (organisationId: string, search: CallBackSearch): Promise<SchoolGroup[]> => {
  if (search.words.length === 0) return []
  const schools = await database().school.findMany({
    where: { organisationId },
    select: { id: true, searchName: true },
    orderBy: { ref: 'asc' },
  })
  return schoolGroups(schools, search).slice(0, mostGroups)
}

/**
 * The statement that finds one family more than are shown, by name. `offset 0` keeps Postgres from reading all families: it
 * looks up each candidate by its id.
 */
export const foundIdsSql = (actor: StaffActor, search: CallBackSearch, groups: readonly SchoolGroup[]): Prisma.Sql =>
  Prisma.sql`
    select found.id
    from (${searchCandidates(actor.organisationId, search, groups)}) candidate
    cross join lateral (
      select family.id, identity.sorting_name
      from family join family_identity identity on identity.family_id = family.id
      where family.id = candidate.family_id and ${familyInScope(actor)}
      offset 0) found
    order by found.sorting_name, found.id
    limit ${mostFound + 1}`

/** The families in the actor's reach that match, by name, and whether there are more. The number of statements is constant. */
export const foundFamilies = async (actor: StaffActor, search: CallBackSearch) => {
  const groups = await groupsOf(actor.organisationId, search)
  const rows = await database().$queryRaw<{ id: string }[]>(foundIdsSql(actor, search, groups))
  const ids = rows.slice(0, mostFound).map(({ id }) => id)
  const families = await database().family.findMany({ where: { id: { in: ids } }, select: foundColumns })
  const order = new Map(ids.map((id, place) => [id, place]))
  return {
    families: families.map(foundFamilyOf).toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
    hasMore: rows.length > mostFound,
  }
}
